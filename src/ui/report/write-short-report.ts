import type { RouteHop } from '../../route/route.ts';
import { inspect } from '../../report/inspect.ts';
import type { InspectSettings } from '../../report/inspect-settings.ts';
import { redact } from '../../report/redaction/redact.ts';
import { answerOf } from '../../report/wording/answer.ts';
import { peerLabel } from '../../report/wording/peer-name.ts';
import type { Sentence } from '../../report/wording/sentence.ts';
import { spoken, visibleLine } from '../../report/writers/text-parts.ts';
import { hopAt } from '../../route/hop-at.ts';
import { orderVerdicts } from './relay-verdicts.tsx';
import { type WordKey, say, spokenWords } from '../kit/words.ts';

/**
 * The answer for a chat or a ticket: sentence, host and address that it rests on, the border's host, and the route, oldest
 * first, in one line per hop. Lines end with LF. It is made from the masked source, so that nothing masked is in it.
 * Needs the words of the part "inspector".
 */
export function writeShortReport(source: Uint8Array, settings: InspectSettings): string {
  const redaction = redact(source, settings);
  const { route, verdicts } = inspect(redaction.source, settings);
  const { leading } = orderVerdicts(verdicts, settings.profiles);
  const lines: string[] = [];
  if (leading === null) lines.push(say('answer_no_relay'));
  else {
    const { sentence, basis } = answerOf(route, leading.verdict, leading.title);
    const place = hopAt(route, leading.verdict.hop);
    const peer = place === null ? null : peerLabel(place.hop.peer);
    lines.push(lineOf(sentence));
    if (peer !== null) lines.push(visibleLine(peer));
    if (basis !== null) lines.push(lineOf(basis));
  }
  const border = hopAt(route, route.border?.hop ?? null);
  if (border !== null) lines.push(`${say('border_word')}: ${writerOf(border)}`);
  if (route.hops.length > 0) {
    lines.push('', `${say('route_title')}:`);
    for (const stop of route.hops.toReversed()) lines.push(hopLine(stop, route.hops.length, stop === border));
  }
  const note: WordKey = redaction.sameJudgement ? 'inspector_report_masked' : 'inspector_report_differs';
  lines.push('', say(note));
  return `${lines.join('\n')}\n`;
}

function hopLine(stop: RouteHop, hops: number, isBorder: boolean): string {
  const number = `${hops - stop.hop.index}.`;
  if (stop.hop.kind === 'unreadable') return `${number} ${say('stop_unreadable')}`;
  const from = visibleLine(peerLabel(stop.hop.peer) ?? say('host_unnamed'));
  const line = `${number} ${from} → ${writerOf(stop)}`;
  return isBorder ? `${line} (${say('border_word')})` : line;
}

function writerOf({ hop: { writer } }: RouteHop): string {
  return visibleLine(writer.host ?? writer.address ?? say('host_unnamed'));
}

function lineOf(sentence: Sentence): string {
  return spoken(sentence, spokenWords())
    .map((part) => (part.kind === 'words' ? part.text : visibleLine(part.text)))
    .join('');
}
