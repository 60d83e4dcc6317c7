import type { HandoverContext } from '../../extension/wire/inspector-handover.ts';
import { isInspectable } from '../../message/copied-source.ts';
import { type BroughtSource, broughtSource } from '../intake/brought-source.ts';
import type { IntakeResult } from '../intake/source-head.ts';
import type { Services } from '../kit/services.ts';
import type { InspectorState } from './inspector-state.ts';

/** What inspecting takes. */
type InspectServices = Pick<Services, 'takeHandedOverSource' | 'loadInspectSettings' | 'inspect' | 'summarise'>;

export interface InspectFlow {
  readonly takeHandover: (key: string) => Promise<void>;
  readonly takeIntake: (result: IntakeResult) => Promise<void>;
  /** Back to paste, open and drop. */
  readonly clear: () => void;
  /** Judges the source that is shown once more, after the settings have changed. */
  readonly judgeAgain: () => Promise<void>;
}

/** Inspects what was handed over or brought, and tells what to show. Only the newest source is heard. */
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
    { source, notes }: BroughtSource,
    context: HandoverContext | null,
  ): Promise<void> {
    const settings = await services.loadInspectSettings();
    const report = services.inspect(source, settings);
    if (!isInspectable(report.fields)) {
      tell({ name: 'failure', reason: 'not-a-message' });
      return;
    }
    const inspected = {
      name: 'report',
      report,
      settings,
      source,
      notes,
      summary: null,
      context,
    } as const;
    tell(inspected);
    const own = newest;
    const summary = await services.summarise(source).catch(() => null);
    if (own === newest && shown?.name === 'report') tell({ ...shown, summary });
  }

  async function judgeAgain(): Promise<void> {
    const own = newest;
    const settings = await services.loadInspectSettings();
    if (own !== newest || shown?.name !== 'report') return;
    shown = { ...shown, settings, report: services.inspect(shown.source, settings) };
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
        // Without a message that it belongs to, it is a selection: people select in mails and tickets that quote a source.
        else if (handed.context === null) await inspectSource(tell, broughtSource(handed.source), null);
        else await inspectSource(tell, { source: handed.source, notes: [] }, handed.context);
      }),
    takeIntake: (result) =>
      guarded(async (tell) => {
        if (result.ok) await inspectSource(tell, broughtSource(result.source), null);
        else tell({ name: 'failure', reason: result.reason });
      }),
    clear: () => begin()({ name: 'intake' }),
    judgeAgain,
  };
}
