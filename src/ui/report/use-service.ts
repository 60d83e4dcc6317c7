import { useEffect, useState } from 'preact/hooks';
import type { NamedService } from '../../relay/named-service.ts';
import type { Report } from '../../report/report.ts';

/**
 * The service that sent a message which did not come through the relay: null if there is none, or as long as its name
 * is not known. The list of services is fetched after the answer, which does not wait for it.
 */
export function useService(report: Report, isAbsent: boolean): NamedService | null {
  const [found, setFound] = useState<{ readonly of: Report; readonly service: NamedService | null } | null>(null);
  useEffect(() => {
    if (!isAbsent) return undefined;
    let gone = false;
    void import('../../report/sender-checks.ts').then(
      ({ serviceAtBorder }) => gone || setFound({ of: report, service: serviceAtBorder(report) }),
      // The extension was updated under its page: the answer stays as it is.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [report, isAbsent]);
  // Never returns the service of the previous message, not even for one frame.
  return isAbsent && found?.of === report ? found.service : null;
}
