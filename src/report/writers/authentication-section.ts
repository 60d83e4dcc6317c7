import type { MethodResult } from '../../authentication/authentication-results.ts';
import { signatureFacts } from '../../authentication/dkim-signature.ts';
import type { AuthenticationStatement } from '../../authentication/statement.ts';
import { type Alignment, alignmentWithFrom, distinctIdentifiers } from '../../authentication/alignment.ts';
import { arcChain } from '../../authentication/arc-chain.ts';
import { authenticationStatements } from '../../authentication/statements.ts';
import { borderPlaceOf } from '../inspect.ts';
import type { Report } from '../report.ts';
import { alignmentWord, ARC_DEFECT_WORDS, STANDING_WORDS } from './authentication-words.ts';
import type { Block, Row, Section } from './report-document.ts';
import type { ReportWords, WordKey } from './report-words.ts';
import { type Text, inWords, quoted, sentence } from './text-parts.ts';

const COLUMNS = [
  'inspector_authentication_check',
  'inspector_authentication_result',
  'inspector_authentication_about',
  'inspector_authentication_maker',
  'inspector_authentication_standing',
] as const satisfies readonly WordKey[];

/**
 * Every SPF, DKIM, DMARC and ARC statement with who made it and whether it counts, what is wrong with the ARC chain, and how the
 * domains stand to From; null without a statement.
 */
export function authenticationSection(report: Report, words: ReportWords): Section | null {
  const statements = authenticationStatements(report.fields, borderPlaceOf(report.route));
  const rows = statements.flatMap((statement) => rowsOf(statement, words));
  if (rows.length === 0) return null;
  const columns = COLUMNS.map((key) => words.say(key));
  const blocks: Block[] = [{ kind: 'table', columns, rows }];
  const { defects } = arcChain(report.fields, statements);
  if (defects.length > 0) {
    blocks.push({ kind: 'list', items: defects.map((defect) => sentence(words, ARC_DEFECT_WORDS[defect])) });
  }
  blocks.push(...alignmentBlocks(alignmentWithFrom(report.fields, statements), words));
  return { title: words.say('inspector_authentication_title'), blocks };
}

/** The domain in From, and how each domain that SPF and DKIM speak of stands to it; nothing where they speak of none. */
function alignmentBlocks(alignment: Alignment, words: ReportWords): Block[] {
  const { fromDomains } = alignment;
  const identifiers = distinctIdentifiers(alignment);
  if (identifiers.length === 0) return [];
  const from =
    fromDomains.length === 0
      ? sentence(words, 'inspector_alignment_no_domain')
      : sentence(words, 'inspector_alignment_from', { domains: quoted(fromDomains.join(', ')) });
  const items = identifiers.map((identifier): Text => {
    const { source, domain, result, standing } = identifier;
    return [
      quoted(domain),
      inWords(` (${source === 'spf' ? 'SPF' : 'DKIM'}`),
      ...(result === null || result === '' ? [] : [inWords(' '), quoted(result)]),
      inWords('): '),
      ...sentence(words, alignmentWord(identifier)),
      ...(standing === 'counts' ? [] : [inWords(' '), ...sentence(words, 'inspector_alignment_uncounted')]),
    ];
  });
  return [
    { kind: 'paragraph', style: 'plain', text: from },
    { kind: 'list', items },
  ];
}

function rowsOf(statement: AuthenticationStatement, words: ReportWords): Row[] {
  const maker: Text = statement.maker.name === null ? [] : [quoted(statement.maker.name)];
  const standing = sentence(words, STANDING_WORDS[statement.standing]);
  return checksOf(statement).map(({ check, result, about }) => {
    const found: Text =
      result === null ? sentence(words, 'inspector_authentication_signature') : result === '' ? [] : [quoted(result)];
    return { kind: 'cells', cells: [[inWords(check)], found, about === '' ? [] : [quoted(about)], maker, standing] };
  });
}

interface Check {
  readonly check: string;
  /** null: a signature, which is no result. */
  readonly result: string | null;
  readonly about: string;
}

/** Methods that are written in words; any other name is the message's text. */
const METHODS: ReadonlySet<string> = new Set([
  'spf',
  'dkim',
  'dmarc',
  'arc',
  'iprev',
  'auth',
  'bimi',
  'compauth',
  'dkim-atps',
]);

function checksOf(statement: AuthenticationStatement): Check[] {
  switch (statement.kind) {
    case 'authentication-results':
      return statement.content.results.map((result) => checkOf(result, ''));
    case 'arc-authentication-results': {
      const set = statement.instance === null ? 'ARC ' : `ARC ${statement.instance} `;
      return statement.content.results.map((result) => checkOf(result, set));
    }
    case 'received-spf': {
      const { result, clientAddress, envelopeFrom, helo } = statement.content;
      const about = pairs({ 'client-ip': clientAddress, 'envelope-from': envelopeFrom, helo });
      return [{ check: 'SPF', result: result ?? '', about }];
    }
    case 'dkim-signature':
      return [{ check: 'DKIM', result: null, about: pairs(signatureFacts(statement.content)) }];
    case 'arc-seal': {
      const { instance, domain, chainValidation } = statement.content;
      const about = pairs({ cv: chainValidation, d: domain });
      return [{ check: instance === null ? 'ARC' : `ARC ${instance}`, result: null, about }];
    }
    case 'confirmed-reverse-names':
      return [{ check: 'FCrDNS', result: 'pass', about: statement.content.join(', ') }];
  }
}

function checkOf({ method, result, reason, properties, comments }: MethodResult, prefix: string): Check {
  const known = METHODS.has(method);
  const facts = properties.map(({ type, name, value }) => `${type === '' ? '' : `${type}.`}${name}=${value}`);
  const told = reason === null ? comments : [reason, ...comments];
  const about = [...(known ? [] : [method]), ...facts, ...told.map((text) => `(${text})`)].join(' ');
  return { check: `${prefix}${known ? method.toUpperCase() : '?'}`, result, about };
}

/** "d=example.org s=mail", without what is not known. */
function pairs(facts: Readonly<Record<string, string | null>>): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}
