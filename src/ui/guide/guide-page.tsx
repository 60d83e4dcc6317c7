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
        <CheckYourself />
        <AnswersExplained />
        <GateFacts />
        <IdentifierNames />
        <StatisticsTable />
        <footer class="guide-sources">
          <p>{say('guide_sources')}</p>
        </footer>
      </main>
    </>
  );
}

/** How users can check that a message of theirs went through the relay. */
function CheckYourself() {
  return (
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
  );
}

const IDENTIFIERS = [
  ['X-AKMTA-FSMID', 'guide_id_fsmid'],
  ['ESMID', 'guide_id_esmid'],
  ['SMID', 'guide_id_smid'],
  ['USMID', 'guide_id_usmid'],
] as const;

/** The numbers that Altcraft gives a message. */
function IdentifierNames() {
  return (
    <section>
      <h2>{say('guide_ids_title')}</h2>
      <p>{say('guide_ids_lead')}</p>
      <dl class="sender-settings identifier-names">
        {IDENTIFIERS.map(([name, meaning]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{say(meaning)}</dd>
          </div>
        ))}
      </dl>
      <p>{say('guide_ids_decoder')}</p>
    </section>
  );
}
