import { detailsOf } from '../../report/details.ts';
import type { Report } from '../../report/report.ts';
import { type FilterWord, filterWords } from '../../report/wording/filter-notes.ts';
import { type MailboxChecks, mailboxChecksOf } from '../../report/wording/mailbox-checks.ts';
import { MEANING_WORDS } from '../../report/wording/meaning-words.ts';
import { Say, SentenceText } from '../kit/say.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { say } from '../kit/words.ts';
import { CheckName } from './check-name.tsx';

/** What the mailbox's own side found: SPF, DKIM and DMARC, and whether its filter took the message for spam. */
export function MailboxWord({ report }: { readonly report: Report }) {
  const details = detailsOf(report);
  const checks = mailboxChecksOf(report, details);
  const filters = filterWords(details.providerNotes);
  if (checks === null && filters.length === 0) return null;
  return (
    <dl class="facts" data-part="mailbox-word">
      {checks !== null && <ChecksFact {...checks} />}
      {filters.map((word) => (
        <FilterFact key={word.provider} word={word} />
      ))}
    </dl>
  );
}

function ChecksFact({ label, checks }: MailboxChecks) {
  return (
    <div data-part="authentication-fact">
      <dt>
        <SentenceText sentence={label} />
      </dt>
      <dd>
        {checks.map(({ method, result }) => (
          <span key={method} class="check-result">
            <CheckName check={method.toUpperCase()} /> <VisibleText text={result} />
          </span>
        ))}
      </dd>
    </div>
  );
}

function FilterFact({ word: { provider, meanings, byItsPlace } }: { readonly word: FilterWord }) {
  return (
    <div data-part="filter-fact" data-meaning={meanings[0]}>
      <dt>
        <Say sentence={byItsPlace ? 'fact_filter_placed' : 'fact_filter'} values={{ provider }} />
      </dt>
      <dd>{meanings.map((meaning) => say(MEANING_WORDS[meaning])).join('; ')}</dd>
    </div>
  );
}
