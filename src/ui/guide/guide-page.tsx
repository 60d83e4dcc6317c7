import { CONTENT, PageHeader } from '../kit/page-header.tsx';
import { useFilesToTable } from '../intake/use-files-to-table.ts';
import { say } from '../kit/words.ts';
import { AnswersExplained } from './answers-explained.tsx';
import { GateFacts } from './gate-facts.tsx';
import { RoutePicture } from './route-picture.tsx';
import { SenderSetup } from './sender-setup.tsx';
import { StatisticsTable } from './statistics-table.tsx';

/** How to send from Altcraft through Sendsay's relay, how to check it, and how the statistics differ. */
export function GuidePage() {
  useFilesToTable();
  return (
    <>
      <PageHeader page="guide" />
      <main class="guide" {...CONTENT}>
        <h1>{say('guide_title')}</h1>
        <p class="guide-lead">{say('guide_lead')}</p>
        <RoutePicture />
        <SenderSetup />
        <section>
          <h2>{say('guide_check_title')}</h2>
          <ol class="steps">
            <li>{say('guide_check_send')}</li>
            <li>{say('guide_check_open')}</li>
            <li>{say('guide_check_press')}</li>
          </ol>
          <p>{say('guide_check_line')}</p>
          <pre class="raw-field" dir="ltr">
            {
              'Received: from gatoNNN.sndsy.ru (gatoNNN.sndsy.ru [185.138.182.XXX])\n by your-server.com with ESMTPS id XXXXXXXXXX'
            }
          </pre>
          <p>{say('guide_check_worth')}</p>
        </section>
        <AnswersExplained />
        <GateFacts />
        <section>
          <h2>{say('guide_ids_title')}</h2>
          <p>{say('guide_ids_lead')}</p>
          <dl class="sender-settings identifier-names">
            <div>
              <dt>X-AKMTA-FSMID</dt>
              <dd>{say('guide_id_fsmid')}</dd>
            </div>
            <div>
              <dt>ESMID</dt>
              <dd>{say('guide_id_esmid')}</dd>
            </div>
            <div>
              <dt>SMID</dt>
              <dd>{say('guide_id_smid')}</dd>
            </div>
            <div>
              <dt>USMID</dt>
              <dd>{say('guide_id_usmid')}</dd>
            </div>
          </dl>
          <p>{say('guide_ids_decoder')}</p>
        </section>
        <StatisticsTable />
        <footer class="guide-sources">
          <p>{say('guide_sources')}</p>
        </footer>
      </main>
    </>
  );
}
