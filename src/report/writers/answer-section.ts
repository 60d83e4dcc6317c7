import { deliveryTimes } from '../delivery-time.ts';
import type { Verdict } from '../../relay/verdict.ts';
import { detailsOf } from '../details.ts';
import { leadingVerdict } from '../leading-verdict.ts';
import type { Report } from '../report.ts';
import { serviceAtBorder } from '../sender-checks.ts';
import { answerOf } from '../wording/answer.ts';
import { lastLeg } from '../wording/encryption.ts';
import { filterWords } from '../wording/filter-notes.ts';
import { mailboxAdvice } from '../wording/mailbox-advice.ts';
import { mailboxChecksOf } from '../wording/mailbox-checks.ts';
import { MEANING_WORDS } from '../wording/meaning-words.ts';
import { type ReportWords, sayIn } from '../wording/report-words.ts';
import { quoted, title } from '../wording/sentence.ts';
import { spokenValue } from '../wording/spoken-value.ts';
import { deliveryFacts } from '../wording/time-spent-words.ts';
import type { Block, Fact, Section } from './report-document.ts';
import { REDACTION_NOTES, type SharedReport, readInSentence } from './shared-report.ts';
import { type Text, inWords, joined, sentence, spoken } from '../wording/text-parts.ts';

/** The answer for each relay, who says so, and what people ask next. */
export function answerSection(shared: SharedReport, titleOf: (profile: string) => string, words: ReportWords): Section {
  const { report, redaction } = shared;
  const blocks: Block[] = inOrder(report.verdicts).flatMap((verdict): Block[] => {
    const relay = titleOf(verdict.profile);
    const answer = answerOf(report, verdict, relay, serviceAtBorder(report));
    const text = spoken(answer.sentence, words);
    const named = report.verdicts.length > 1 ? [title(relay), inWords(': '), ...text] : text;
    const first: Block = { kind: 'paragraph', style: 'answer', verdict: answer.shown, text: named };
    const further = [...(answer.basis === null ? [] : [answer.basis]), ...answer.notes];
    return [first, ...further.map((each): Block => ({ kind: 'paragraph', style: 'plain', text: spoken(each, words) }))];
  });
  if (blocks.length === 0)
    blocks.push({ kind: 'paragraph', style: 'answer', verdict: null, text: sentence(words, 'answer_no_relay') });
  const leading = leadingVerdict(report.verdicts);
  const advice = leading === null ? [] : mailboxAdvice(report, leading);
  if (advice.length > 0) {
    // Not a list: in Markdown, the list of facts after it would continue it.
    const steps = joined(
      advice.map((key) => sentence(words, key)),
      ' ',
    );
    blocks.push({ kind: 'paragraph', style: 'plain', text: [inWords(`${sayIn(words, 'advice_title')}: `), ...steps] });
  }
  if (report.route.hops.length > 0) blocks.push({ kind: 'facts', facts: factsOf(report, words) });
  if (!report.complete) blocks.push({ kind: 'paragraph', style: 'note', text: sentence(words, 'finding_incomplete') });
  const readIn = readInSentence(shared);
  if (readIn !== null) blocks.push({ kind: 'paragraph', style: 'note', text: spoken(readIn, words) });
  if (redaction !== 'none') {
    blocks.push({ kind: 'paragraph', style: 'note', text: sentence(words, REDACTION_NOTES[redaction]) });
  }
  return { title: null, blocks };
}

/** The verdicts with the leading one first, as in the popup. */
function inOrder(verdicts: readonly Verdict[]): Verdict[] {
  const leading = leadingVerdict(verdicts);
  return leading === null ? [] : [leading, ...verdicts.filter((verdict) => verdict !== leading)];
}

function factsOf(report: Report, words: ReportWords): Fact[] {
  const { route } = report;
  const facts: Fact[] = [
    ...deliveryFacts(deliveryTimes(report)).map(({ label, value }) => ({
      label: sentence(words, label),
      value: [inWords(spokenValue(value, words))],
    })),
    { label: sentence(words, 'fact_hops'), value: [inWords(String(route.hops.length))] },
  ];
  const leg = lastLeg(route);
  if (leg !== null) facts.push({ label: spoken(leg.label, words), value: sentence(words, leg.words) });
  return [...facts, ...mailboxFacts(report, words)];
}

/** What the mailbox's own side found: SPF, DKIM and DMARC, and whether its filter took the message for spam. */
export function mailboxFacts(report: Report, words: ReportWords): Fact[] {
  const details = detailsOf(report);
  const own = mailboxChecksOf(report, details);
  const filters = filterWords(details.providerNotes).map(({ provider, meanings, byItsPlace }): Fact => {
    const label = sentence(words, byItsPlace ? 'fact_filter_placed' : 'fact_filter', { provider: inWords(provider) });
    return { label, value: [inWords(meanings.map((meaning) => sayIn(words, MEANING_WORDS[meaning])).join('; '))] };
  });
  if (own === null) return filters;
  const value = own.checks.map(({ method, result }): Text => [inWords(`${method.toUpperCase()} `), quoted(result)]);
  return [{ label: spoken(own.label, words), value: joined(value, ', ') }, ...filters];
}
