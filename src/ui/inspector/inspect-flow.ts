import { partReasonOf } from '../../extension/wire/source-origin.ts';
import { readHeaderBlock } from '../../message/header-block.ts';
import type { OtherKind, OtherMessage } from '../../message/intake/intake.ts';
import { takeIn } from '../../message/intake/take-in.ts';
import { whyNoMessage } from '../../message/why-no-message.ts';
import { partBrought } from '../../report/brought-part.ts';
import type { PartReason } from '../../report/report.ts';
import type { Brought } from '../intake/brought.ts';
import type { Services } from '../kit/services.ts';
import type { Summary } from '../../message/summary.ts';
import type { InspectedState, InspectorState, SummaryState } from './inspector-state.ts';

/** The services that inspecting needs. */
type InspectServices = Pick<Services, 'takeHandedOverSource' | 'loadInspectSettings' | 'inspect' | 'summarise'>;

export interface InspectFlow {
  readonly takeHandover: (key: string) => Promise<void>;
  readonly takeBrought: (brought: Brought) => Promise<void>;
  /** Judges a further message inside what was brought, in place of the one shown. */
  readonly judgeOther: (other: OtherMessage) => Promise<void>;
  /** Back to paste, open and drop. */
  readonly clear: () => void;
  /** Judges the source shown again, after the settings have changed. */
  readonly judgeAgain: () => Promise<void>;
}

/** Inspects what was handed over or brought, and reports what to show. Only the newest source counts. */
export function createInspectFlow(services: InspectServices, show: (state: InspectorState) => void): InspectFlow {
  let newest = 0;
  let shown: InspectorState | null = null;

  const begin = (): ((state: InspectorState) => void) => {
    newest += 1;
    const own = newest;
    return (state) => {
      if (own !== newest) return;
      shown = state;
      show(state);
    };
  };

  async function inspectSource(
    tell: (state: InspectorState) => void,
    source: Pick<InspectedState, 'source' | 'part' | 'repairs' | 'others' | 'context'>,
  ): Promise<void> {
    const settings = await services.loadInspectSettings();
    const report = services.inspect(source.source, settings, source.part);
    tell({ name: 'report', ...source, report, settings, summary: { name: 'loading' } });
    const own = newest;
    const summary = await services.summarise(source.source).then(decoded, failed);
    if (own === newest && shown?.name === 'report') tell({ ...shown, summary });
  }

  async function inspectBrought(
    tell: (state: InspectorState) => void,
    brought: Brought,
    part: (whole: PartReason | null) => PartReason | null,
  ): Promise<void> {
    if (!brought.ok) tell({ name: 'failure', reason: brought.reason });
    else await inspectSource(tell, { ...brought, part: part(partBrought(brought)), context: null });
  }

  async function judgeAgain(): Promise<void> {
    const own = newest;
    const settings = await services.loadInspectSettings();
    if (own !== newest || shown?.name !== 'report') return;
    shown = { ...shown, settings, report: services.inspect(shown.source, settings, shown.part) };
    show(shown);
  }

  const guarded = async (work: (tell: (state: InspectorState) => void) => Promise<void>): Promise<void> => {
    const tell = begin();
    tell({ name: 'reading' });
    await work(tell).catch(() => tell({ name: 'failure', reason: 'unexpected' }));
  };

  return {
    takeHandover: (key) =>
      guarded(async (tell) => {
        const handed = await services.takeHandedOverSource(key);
        if (handed === null) tell({ name: 'failure', reason: 'handover-gone' });
        // A source without a message that it belongs to is a selection, and people select in mails and tickets that
        // quote a source.
        else if (handed.context === null)
          await inspectBrought(tell, takeIn(handed.source), (part) => part ?? 'selection');
        else if (isMessage(handed.source))
          await inspectSource(tell, { ...UNTOUCHED, ...handed, part: partReasonOf(handed.context.origin) });
        else tell({ name: 'failure', reason: 'not-a-message' });
      }),
    takeBrought: (brought) => guarded((tell) => inspectBrought(tell, brought, asItIs)),
    judgeOther: ({ kind, source }) =>
      guarded((tell) => inspectBrought(tell, takeIn(source), (part) => part ?? OTHER_PARTS[kind] ?? null)),
    clear: () => begin()({ name: 'intake' }),
    judgeAgain,
  };
}

/**
 * Further messages can be believed no more than the place where they were found. Anyone can quote a header, and a
 * reversed order is a guess.
 */
const OTHER_PARTS: Readonly<Partial<Record<OtherKind, PartReason>>> = {
  quoted: 'text-around',
  'turned-round': 'turned-round',
};

/** What a webmail returned is never repaired. */
const UNTOUCHED = { repairs: [], others: [] } as const;

function decoded(summary: Summary): SummaryState {
  return { name: 'decoded', summary };
}

function failed(error: unknown): SummaryState {
  return { name: 'failed', reason: error instanceof Error ? error.message : String(error) };
}

function isMessage(source: Uint8Array): boolean {
  return whyNoMessage(readHeaderBlock(source).fields) === null;
}

function asItIs(part: PartReason | null): PartReason | null {
  return part;
}
