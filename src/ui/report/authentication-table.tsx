import { compositeAuthenticationMeaning } from '../../authentication/provider-dialects/microsoft.ts';
import { STANDING_WORDS } from '../../report/wording/authentication.ts';
import type { StatementCheck } from '../../report/wording/statement-checks.ts';
import { fieldAnchor } from './field-anchor.ts';
import { MEANING_WORDS } from './meaning-words.ts';
import { Term } from '../kit/term.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { say } from '../kit/words.ts';
import { CHECK_EXPLANATIONS } from './check-explanations.ts';

/** What servers say about the sender (SPF, DKIM, DMARC, ARC), each with who says so and whether that counts. */
export function AuthenticationTable({ checks }: { readonly checks: readonly StatementCheck[] }) {
  return (
    <div class="table-scroll" role="region" aria-label={say('inspector_authentication_title')} tabIndex={0}>
      <table class="authentication" data-part="authentication">
        <thead>
          <tr>
            <th scope="col">{say('inspector_authentication_check')}</th>
            <th scope="col">{say('inspector_authentication_result')}</th>
            <th scope="col">{say('inspector_authentication_maker')}</th>
            <th scope="col">{say('inspector_authentication_standing')}</th>
            <th scope="col">{say('inspector_authentication_about')}</th>
            <th scope="col">{say('inspector_column_raw')}</th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check, place) => (
            <tr key={place} data-standing={check.standing}>
              <th scope="row">
                <CheckName check={check.check} />
              </th>
              <td>
                {check.result === null ? (
                  say('inspector_authentication_signature')
                ) : (
                  <VisibleText text={check.result} />
                )}
              </td>
              <td>{check.maker === null ? say('host_unnamed') : <VisibleText text={check.maker} />}</td>
              <td>{say(STANDING_WORDS[check.standing])}</td>
              <td>
                <div class="cell">
                  <VisibleText text={check.about} />
                  <ReasonMeaning check={check} />
                </div>
              </td>
              <td>
                <a href={`#${fieldAnchor(check.field)}`}>{say('show_in_source')}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Outlook gives its reasons as numbers: "compauth=fail reason=001". */
function ReasonMeaning({ check: { check, reason } }: { readonly check: StatementCheck }) {
  const meaning = reason !== null && check.endsWith('COMPAUTH') ? compositeAuthenticationMeaning(reason) : null;
  return meaning === null ? null : <> – {say(MEANING_WORDS[meaning])}</>;
}

function CheckName({ check }: { readonly check: string }) {
  const explanation = CHECK_EXPLANATIONS.get(check.replace(/^ARC \d* ?/u, '') || 'ARC');
  return explanation === undefined ? <VisibleText text={check} /> : <Term word={check} explanation={explanation} />;
}
