// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../../src/report/inspect.ts';
import type { Route } from '../../../../src/route/route.ts';
import { TimelineDiagram } from '../../../../src/ui/report/timeline-diagram.tsx';
import { timelineOf } from '../../../../src/ui/report/timeline.ts';
import { find, findAll, showPage, speakLanguage, textOf } from '../render-page.ts';
import { CLAIMED, PROVEN } from '../sample-messages.ts';
import { SETTINGS } from '../sample-services.ts';

function routeOf(source: string): Route {
  return inspect(source, SETTINGS).route;
}

function hops(...dates: readonly string[]): Route {
  const lines = dates.map((date, place) => `Received: from a${place}.example by b${place}.example with SMTP${date}`);
  return routeOf(`${lines.join('\n')}\nFrom: a@b.example\n\n`);
}

describe('the timeline', () => {
  it('gives each leg its share of the whole time, oldest first', () => {
    const spans = timelineOf(routeOf(PROVEN))?.legs.map(({ span }) => span);
    expect(spans).toEqual([
      { from: 0, to: 0 },
      { from: 0, to: 1 / 6 },
      { from: 1 / 6, to: 4 / 6 },
      { from: 4 / 6, to: 1 },
    ]);
  });

  it('draws a leg against a clock that runs ahead backwards, inside the axis', () => {
    const legs = timelineOf(routeOf(CLAIMED))?.legs;
    expect(legs?.map(({ backwards }) => backwards)).toEqual([false, true]);
    expect(legs?.[1]?.span).toEqual({ from: 0, to: 1 });
  });

  it('leaves out the bar of a hop without a time, not the hop', () => {
    const route = hops('; Mon, 23 Nov 2026 12:00:10 +0000', '', '; Mon, 23 Nov 2026 12:00:00 +0000');
    expect(timelineOf(route)?.legs.map(({ span }) => span)).toEqual([{ from: 0, to: 0 }, null, { from: 0, to: 1 }]);
  });

  it('does not divide by a whole time of nothing', () => {
    const route = hops('; Mon, 23 Nov 2026 12:00:00 +0000', '; Mon, 23 Nov 2026 12:00:00 +0000');
    expect(timelineOf(route)?.legs.map(({ span }) => span)).toEqual([
      { from: 0, to: 0 },
      { from: 0, to: 0 },
    ]);
  });

  it('is not drawn with fewer than two times', async () => {
    speakLanguage('en', 'inspector');
    expect(timelineOf(hops('; Mon, 23 Nov 2026 12:00:00 +0000', ''))).toBeNull();
    await showPage(<TimelineDiagram route={hops('', '')} relay={null} />);
    expect(textOf('.timeline-none')).toContain('Too few timestamps');
  });

  it('shows border, relay, encryption and delay of each leg in words', async () => {
    speakLanguage('en', 'inspector');
    await showPage(<TimelineDiagram route={routeOf(PROVEN)} relay={{ hop: 1, title: 'Sendsay' }} />);
    expect(findAll('[data-part="timeline"] li')).toHaveLength(4);
    const border = find('[data-part="timeline"] li[data-border]');
    expect(border.textContent).toContain(': everything from here on was recorded by Gmail');
    expect(border.querySelector('[data-relay]')?.textContent).toContain('Sendsay');
    expect(border.textContent).toContain('+3 sec');
    expect(border.textContent).toContain('encrypted');
  });
});
