// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../../src/report/inspect.ts';
import type { Route } from '../../../../src/route/route.ts';
import { RouteList } from '../../../../src/ui/report/route-list.tsx';
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

  it('draws a leg with a clock that is ahead backwards, inside the axis', () => {
    const legs = timelineOf(routeOf(CLAIMED))?.legs;
    expect(legs?.map(({ backwards }) => backwards)).toEqual([false, true]);
    expect(legs?.[1]?.span).toEqual({ from: 0, to: 1 });
  });

  it('leaves out the bar of a hop without a time, not the hop', () => {
    const route = hops('; Mon, 23 Nov 2026 12:00:10 +0000', '', '; Mon, 23 Nov 2026 12:00:00 +0000');
    expect(timelineOf(route)?.legs.map(({ span }) => span)).toEqual([{ from: 0, to: 0 }, null, { from: 0, to: 1 }]);
  });

  it('does not divide by a total time of zero', () => {
    const route = hops('; Mon, 23 Nov 2026 12:00:00 +0000', '; Mon, 23 Nov 2026 12:00:00 +0000');
    expect(timelineOf(route)?.legs.map(({ span }) => span)).toEqual([
      { from: 0, to: 0 },
      { from: 0, to: 0 },
    ]);
  });

  it('is not drawn if fewer than two times are known', async () => {
    speakLanguage('en', 'inspector');
    expect(timelineOf(hops('; Mon, 23 Nov 2026 12:00:00 +0000', ''))).toBeNull();
    await showPage(<RouteList route={hops('', '')} relay={null} withBars />);
    expect(findAll('.leg-bar')).toEqual([]);
    expect(findAll('[data-part="route"] li')).toHaveLength(2);
  });
});

describe('the route of the full report', () => {
  it('is one picture: each hop in words, with its leg as a bar', async () => {
    speakLanguage('en', 'inspector');
    await showPage(<RouteList route={routeOf(PROVEN)} relay={{ hop: 1, title: 'Sendsay' }} withBars />);
    expect(findAll('[data-part="route"] li')).toHaveLength(4);
    expect(findAll('[data-part="route"] li .leg-bar')).toHaveLength(4);
    const border = find('[data-part="route"] li[data-border]');
    expect(border.textContent).toContain(': everything from here on was recorded by Gmail');
    expect(border.dataset).toHaveProperty('relay');
    expect(border.textContent).toContain('+3 sec');
    expect(border.textContent).toContain('encrypted');
  });

  it('marks the hop that the message waited for longest, if that was a minute or more', async () => {
    speakLanguage('en', 'inspector');
    await showPage(
      <RouteList
        route={routeOf(
          [
            'Received: from mx.klever.test by mx.klever.test with LMTP id 3; Mon, 23 Nov 2026 12:06:20 +0000',
            'Received: from mx.klever.test by mx.klever.test with LMTP id 2; Mon, 23 Nov 2026 12:06:15 +0000',
            'Received: from mx.klever.test by mx.klever.test with LMTP id 1; Mon, 23 Nov 2026 12:00:10 +0000',
            '',
            '',
          ].join('\n'),
        )}
        relay={null}
      />,
    );
    expect(findAll('[data-slowest]').map((stop) => stop.dataset['hop'])).toEqual(['1']);
    expect(textOf('[data-slowest] .delay')).toBe('+6 min 5 sec, the longest wait');
    await showPage(<RouteList route={routeOf(PROVEN)} relay={null} />);
    expect(findAll('[data-slowest]')).toEqual([]);
  });

  it('has a step that Gmail noted in X-Received next to the hop after it', async () => {
    speakLanguage('en', 'inspector');
    const step = {
      fieldIndex: 2,
      field: 'X-Received',
      provider: 'Gmail',
      host: '2002:a05:6402:2::1',
      id: 'b.1',
      time: null,
    };
    await showPage(<RouteList route={routeOf(PROVEN)} noted={[{ ...step, newerHop: 0 }]} relay={null} />);
    expect(textOf('li[data-hop="0"] [data-part="noted-step"]')).toBe(
      'earlier, inside Gmail (X-Received) 2002:a05:6402:2::1',
    );
    expect(findAll('[data-part="noted-step"]')).toHaveLength(1);
    expect(findAll('[data-part="route"] li')).toHaveLength(4);
  });

  it('explains each kind of encryption at its first hop only', async () => {
    speakLanguage('en', 'inspector');
    await showPage(<RouteList route={routeOf(PROVEN)} relay={null} />);
    expect(findAll('.encryption').length).toBeGreaterThan(2);
    expect(findAll('.encryption .term').map((term) => term.textContent)).toEqual(['within one server', 'encrypted']);
  });
});
