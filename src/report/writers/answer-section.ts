import type { Tls } from '../../received/hop.ts';
import type { Verdict } from '../../relay/verdict.ts';
import type { Route } from '../../route/route.ts';
import { answerInWords, hopAt } from './answer-sentence.ts';
import { durationInWords } from './durations.ts';
import type { Block, Fact, Section } from './report-document.ts';
import type { ReportWords, WordKey } from './report-words.ts';
import type { SharedReport } from './shared-report.ts';
import { inWords, quoted, sentence, title } from './text-parts.ts';

const LEGS = {
  recorded: 'fact_leg_encrypted',
  none: 'fact_leg_plain',
  unknown: 'fact_leg_not_recorded',
  local: 'tls_local',
} as const satisfies Record<Tls['state'], WordKey>;

const REDACTION_NOTES = {
  masked: 'inspector_report_masked',
  differs: 'inspector_report_differs',
} as const satisfies Partial<Record<SharedReport['redaction'], WordKey>>;

/** The answer for each relay, whose word it rests on, and what people ask next. */
export function answerSection(
  { report, redaction }: SharedReport,
  titleOf: (profile: string) => string,
  words: ReportWords,
): Section {
  const blocks: Block[] = inOrder(report.verdicts).flatMap((verdict): Block[] => {
    const { answer, basis } = answerInWords(report.route, verdict, titleOf(verdict.profile), words);
    const named = report.verdicts.length > 1 ? [title(titleOf(verdict.profile)), inWords(': '), ...answer] : answer;
    const first: Block = { kind: 'paragraph', style: 'answer', text: named };
    return basis === null ? [first] : [first, { kind: 'paragraph', style: 'plain', text: basis }];
  });
  if (blocks.length === 0)
    blocks.push({ kind: 'paragraph', style: 'answer', text: sentence(words, 'answer_no_relay') });
  if (report.route.hops.length > 0) blocks.push({ kind: 'facts', facts: factsOf(report.route, words) });
  if (!report.complete) blocks.push({ kind: 'paragraph', style: 'note', text: sentence(words, 'incomplete') });
  if (redaction !== 'none') {
    blocks.push({ kind: 'paragraph', style: 'note', text: sentence(words, REDACTION_NOTES[redaction]) });
  }
  return { title: null, blocks };
}

/** The answer is the first relay that is proven, or else the first of all, as in the popup. */
function inOrder(verdicts: readonly Verdict[]): Verdict[] {
  const leading = verdicts.find(({ verdict }) => verdict === 'proven') ?? verdicts[0];
  return leading === undefined ? [] : [leading, ...verdicts.filter((verdict) => verdict !== leading)];
}

function factsOf(route: Route, words: ReportWords): Fact[] {
  const facts: Fact[] = [
    { label: sentence(words, 'fact_duration'), value: [inWords(deliveryTime(route.totalSeconds, words))] },
    { label: sentence(words, 'fact_hops'), value: [inWords(String(route.hops.length))] },
  ];
  const border = hopAt(route, route.border?.hop ?? null);
  if (border !== null) {
    const { host } = border.hop.writer;
    const provider = route.border?.provider ?? null;
    const named = host === null ? inWords(words.say('host_unnamed')) : quoted(host);
    const label = sentence(words, 'fact_leg', { host: provider === null ? named : title(provider) });
    facts.push({ label, value: sentence(words, LEGS[border.hop.tls.state]) });
  }
  return facts;
}

function deliveryTime(seconds: number | null, words: ReportWords): string {
  if (seconds === null) return words.say('fact_duration_unknown');
  return seconds < 0 ? words.say('fact_clocks_disagree') : durationInWords(seconds, words);
}
