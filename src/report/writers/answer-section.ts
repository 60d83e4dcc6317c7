import type { Verdict } from '../../relay/verdict.ts';
import type { Route } from '../../route/route.ts';
import { leadingVerdict } from '../leading-verdict.ts';
import { answerOf } from '../wording/answer.ts';
import { lastLeg } from '../wording/encryption.ts';
import type { ReportWords } from '../wording/report-words.ts';
import { title } from '../wording/sentence.ts';
import { spokenValue } from '../wording/spoken-value.ts';
import { deliveryTime } from '../wording/time-spent.ts';
import type { Block, Fact, Section } from './report-document.ts';
import { REDACTION_NOTES, type SharedReport } from './shared-report.ts';
import { inWords, sentence, spoken } from '../wording/text.ts';

/** The answer for each relay, whose word it rests on, and what people ask next. */
export function answerSection(
  { report, redaction }: SharedReport,
  titleOf: (profile: string) => string,
  words: ReportWords,
): Section {
  const blocks: Block[] = inOrder(report.verdicts).flatMap((verdict): Block[] => {
    const relay = titleOf(verdict.profile);
    const answer = answerOf(report.route, verdict, relay);
    const text = spoken(answer.sentence, words);
    const named = report.verdicts.length > 1 ? [title(relay), inWords(': '), ...text] : text;
    const first: Block = { kind: 'paragraph', style: 'answer', text: named };
    return answer.basis === null
      ? [first]
      : [first, { kind: 'paragraph', style: 'plain', text: spoken(answer.basis, words) }];
  });
  if (blocks.length === 0)
    blocks.push({ kind: 'paragraph', style: 'answer', text: sentence(words, 'answer_no_relay') });
  if (report.route.hops.length > 0) blocks.push({ kind: 'facts', facts: factsOf(report.route, words) });
  if (!report.complete) blocks.push({ kind: 'paragraph', style: 'note', text: sentence(words, 'finding_incomplete') });
  if (redaction !== 'none') {
    blocks.push({ kind: 'paragraph', style: 'note', text: sentence(words, REDACTION_NOTES[redaction]) });
  }
  return { title: null, blocks };
}

/** The relay that answers for the message first, as in the popup. */
function inOrder(verdicts: readonly Verdict[]): Verdict[] {
  const leading = leadingVerdict(verdicts);
  return leading === null ? [] : [leading, ...verdicts.filter((verdict) => verdict !== leading)];
}

function factsOf(route: Route, words: ReportWords): Fact[] {
  const time = spokenValue(deliveryTime(route.totalSeconds), words);
  const facts: Fact[] = [
    { label: sentence(words, 'fact_duration'), value: [inWords(time)] },
    { label: sentence(words, 'fact_hops'), value: [inWords(String(route.hops.length))] },
  ];
  const leg = lastLeg(route);
  if (leg !== null) facts.push({ label: spoken(leg.label, words), value: sentence(words, leg.words) });
  return facts;
}
