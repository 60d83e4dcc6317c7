import { type Alignment, distinctIdentifiers } from '../../authentication/alignment.ts';
import type { ArcDefect } from '../../authentication/arc-chain.ts';
import { compositeAuthenticationMeaning } from '../../authentication/provider-dialects/microsoft.ts';
import { isBelieved } from '../../authentication/statement.ts';
import { ARC_DEFECT_WORDS, STANDING_WORDS, alignmentWord } from '../../report/wording/authentication.ts';
import { quoted } from '../../report/wording/sentence.ts';
import type { StatementCheck } from '../../report/wording/statement-checks.ts';
import { SentenceText } from '../kit/say.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { say } from '../kit/words.ts';
import { CheckName } from './check-name.tsx';
import { MEANING_WORDS } from '../../report/wording/meaning-words.ts';
import { SourceLink } from './source-link.tsx';

/** What servers say about the sender (SPF, DKIM, DMARC, ARC). Each row names the server and says whether it counts. */
export function AuthenticationTable({ checks }: { readonly checks: readonly StatementCheck[] }) {
  const [name, result, maker, standing, about, raw] = [
    say('inspector_authentication_check'),
    say('inspector_authentication_result'),
    say('inspector_authentication_maker'),
    say('inspector_authentication_standing'),
    say('inspector_authentication_about'),
    say('inspector_column_raw'),
  ] as const;
  return (
    <div class="table-scroll" role="region" aria-label={say('inspector_authentication_title')} tabIndex={0}>
      <table class="authentication stacking" data-part="authentication">
        <thead>
          <tr>
            {[name, result, maker, standing, about, raw].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {checks.map((check, place) => (
            <tr key={place} data-standing={check.standing}>
              <th scope="row" data-heading={name}>
                <CheckName check={check.check} />
              </th>
              <td data-heading={result}>
                {check.result === null ? (
                  say('inspector_authentication_signature')
                ) : (
                  <VisibleText text={check.result} />
                )}
              </td>
              <td data-heading={maker}>
                {check.maker === null ? say('host_unnamed') : <VisibleText text={check.maker} name />}
              </td>
              <td data-heading={standing}>{say(STANDING_WORDS[check.standing])}</td>
              <td data-heading={about}>
                <div class="cell">
                  <VisibleText text={check.about} name />
                  <ReasonMeaning check={check} />
                </div>
              </td>
              <td data-heading={raw}>
                <SourceLink field={check.field} about={`${check.check}, ${place + 1}`} />
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

/**
 * The domain that people see in From next to each domain checked by SPF and DKIM. It is only shown; nothing is
 * concluded.
 */
export function AlignmentList({ alignment }: { readonly alignment: Alignment }) {
  const { fromDomains } = alignment;
  return (
    <div data-part="alignment">
      <p>
        <SentenceText
          sentence={
            fromDomains.length === 0
              ? { key: 'inspector_alignment_no_domain', values: {} }
              : { key: 'inspector_alignment_from', values: { domains: quoted(fromDomains.join(', ')) } }
          }
        />
      </p>
      <ul>
        {distinctIdentifiers(alignment).map((identifier, place) => (
          <li key={place} data-alignment={identifier.alignment ?? 'unknown'} data-standing={identifier.standing}>
            <VisibleText text={identifier.domain} /> ({identifier.source === 'spf' ? 'SPF' : 'DKIM'}
            {identifier.result !== null && (
              <>
                {' '}
                <VisibleText text={identifier.result} />
              </>
            )}
            ): {say(alignmentWord(identifier))}{' '}
            {!isBelieved(identifier.standing) && `${say('inspector_alignment_uncounted')} `}
            <SourceLink
              field={identifier.fieldIndex}
              about={`${identifier.source === 'spf' ? 'SPF' : 'DKIM'} ${identifier.domain}`}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Why the ARC chain of the message cannot be valid, whatever its seals say. */
export function ArcDefects({ defects }: { readonly defects: readonly ArcDefect[] }) {
  return (
    <ul data-part="arc-defects">
      {defects.map((defect) => (
        <li key={defect}>{say(ARC_DEFECT_WORDS[defect])}</li>
      ))}
    </ul>
  );
}
