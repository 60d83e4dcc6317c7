import { withoutEntities } from '../decodings/entities.ts';
import { isKnownName } from '../header-names.ts';
import type { DataSource } from './data.ts';

/** A name in an attribute: Exchange's `<t:InternetMessageHeader HeaderName="Received">from …</t:…>`, `<header name="…" value="…"/>`. */
const NAME_ATTRIBUTE = /\s(?:header-?)?name="([\w-]+)"/iu;
const VALUE_ATTRIBUTE = /\s(?:header-?)?value="([^"]*)"/iu;
const MIME_CONTENT = /(?:mime|raw)/iu;
const LEAST = 2;

/** Whether a text in tags is XML: it has neither HTML elements nor addresses in angle brackets, which sources have. */
export function isXml(text: string): boolean {
  const bare = text.slice(0, 20_000).replaceAll(/<!\[CDATA\[[^]*?(?:\]\]>|$)/gu, '');
  return !/<[\w.+=-]+@|<(?:html|head|body|div|pre|p|table|br|span|details|b|a)[\s>/]/iu.test(bare);
}

/**
 * The sources in XML: fields by attributes, by element names, or as a name and a value in separate elements; the text
 * of elements that contain a whole source (Exchange's `MimeContent`, in base64); CDATA. Empty for HTML, whose elements
 * have other names. Takes time in proportion to the length.
 */
export function sourcesInXml(xml: string): DataSource[] {
  const fields: string[] = [];
  const texts: DataSource[] = [];
  let open: { readonly name: string; readonly field: string | null } = { name: '', field: null };
  let pendingName: string | null = null;
  for (const { tag, text } of elements(xml)) {
    if (tag !== null) {
      const name = /^<([\w.:-]+)/u.exec(tag)?.[1]?.replace(/^.*:/u, '') ?? '';
      const attribute = NAME_ATTRIBUTE.exec(tag)?.[1] ?? null;
      const value = VALUE_ATTRIBUTE.exec(tag)?.[1];
      if (attribute !== null && value !== undefined) fields.push(fieldOf(attribute, withoutEntities(value)));
      open = { name, field: attribute !== null && value === undefined ? attribute : isKnownName(name) ? name : null };
      continue;
    }
    const bare = text.trim();
    if (bare === '') continue;
    if (open.field !== null) fields.push(fieldOf(open.field, bare));
    else if (/^(?:header-?)?name$|^key$/iu.test(open.name) && /^[\w-]+$/u.test(bare)) pendingName = bare;
    else if (/^(?:(?:header-?)?value|string)$/iu.test(open.name) && pendingName !== null) {
      fields.push(fieldOf(pendingName, bare));
      pendingName = null;
    } else if (MIME_CONTENT.test(open.name) || /^received[ \t]*:/imu.test(bare.slice(0, 100_000))) {
      texts.push({ source: bare, sure: /mime|raw|header|source/iu.test(open.name) });
    }
    open = { name: open.name, field: null };
  }
  const header = fields.filter((field) => /^[\w-]+: ./u.test(field));
  const isHeader = header.length >= LEAST && header.some((field) => /^received:/iu.test(field));
  return isHeader ? [{ source: header.join('\n'), sure: true }, ...texts] : texts;
}

function fieldOf(name: string, value: string): string {
  return `${name}: ${value.trim().replaceAll(/[\r\n]+[ \t]*/gu, '\n\t')}`;
}

/** Opening tags, and the texts after them. */
function* elements(xml: string): Generator<{ readonly tag: string | null; readonly text: string }> {
  for (let at = 0; at < xml.length;) {
    if (xml.startsWith('<![CDATA[', at)) {
      const end = xml.indexOf(']]>', at);
      yield { tag: null, text: xml.slice(at + 9, end === -1 ? xml.length : end) };
      at = end === -1 ? xml.length : end + 3;
    } else if (xml[at] === '<') {
      const end = xml.indexOf('>', at);
      const tag = xml.slice(at, end === -1 ? xml.length : end + 1);
      if (/^<[a-z]/iu.test(tag)) yield { tag, text: '' };
      at += tag.length;
    } else {
      const end = xml.indexOf('<', at);
      yield { tag: null, text: withoutEntities(xml.slice(at, end === -1 ? xml.length : end)) };
      at = end === -1 ? xml.length : end;
    }
  }
}
