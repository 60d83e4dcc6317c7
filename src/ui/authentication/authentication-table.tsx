import { STANDING_WORDS } from '../../report/writers/authentication-words.ts';
import { fieldAnchor } from '../evidence/field-anchor.ts';
import { Term } from '../text/term.tsx';
import { VisibleText } from '../text/visible-text.tsx';
import { say } from '../words.ts';
import { CHECK_EXPLANATIONS } from './check-explanations.ts';
import type { StatementRow } from './statement-rows.ts';

/** What servers say about the sender (SPF, DKIM, DMARC, ARC), each with who says so and whether that counts. */
export function AuthenticationTable({ rows }: { readonly rows: readonly StatementRow[] }) {
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
          {rows.map((row, place) => (
            <tr key={place} data-standing={row.standing}>
              <th scope="row">
                <CheckName check={row.check} />
              </th>
              <td>
                {row.result === null ? say('inspector_authentication_signature') : <VisibleText text={row.result} />}
              </td>
              <td>{row.maker === null ? say('host_unnamed') : <VisibleText text={row.maker} />}</td>
              <td>{say(STANDING_WORDS[row.standing])}</td>
              <td>
                <div class="cell">
                  <VisibleText text={row.about} />
                </div>
              </td>
              <td>
                <a href={`#${fieldAnchor(row.field)}`}>{say('show_in_source')}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CheckName({ check }: { readonly check: string }) {
  const explanation = CHECK_EXPLANATIONS.get(check.replace(/^ARC \d* ?/u, '') || 'ARC');
  return explanation === undefined ? <VisibleText text={check} /> : <Term word={check} explanation={explanation} />;
}
