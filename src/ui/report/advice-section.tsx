import type { Report } from '../../report/report.ts';
import type { RelayVerdict } from './leading-verdict.ts';
import { say } from '../kit/words.ts';
import { AdviceList } from './advice-list.tsx';
import { adviceFor } from './advice.ts';

export interface AdviceSectionProps {
  readonly leading: RelayVerdict;
  readonly report: Report;
}

/** What to do about the answer; nothing where it is "yes". Needs the words of the part "advice". */
export function AdviceSection({ leading, report }: AdviceSectionProps) {
  const advice = adviceFor(leading, report);
  if (advice === null) return null;
  return (
    <section>
      <h2>{say('advice_title')}</h2>
      <AdviceList advice={advice} relay={leading.title} />
    </section>
  );
}
