import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { HTML4_NAMES } from '../../../src/webmail/unwrap/html4-names.ts';
import { describe, expect, it } from 'vitest';
import { preElement } from '../../../src/webmail/unwrap/pre-element.ts';

/** Every name of HTML 4.01 as a browser's parser decodes it. */
const PARSED = [...HTML4_NAMES].map(([name, character]) => {
  const [text] = new JSDOM(`&${name};`).window.document.body.childNodes;
  return { name, character, parsed: text?.nodeValue ?? '' };
});

function textOf(pieces: readonly Uint8Array[]): string {
  const take = preElement();
  const bytes = pieces.flatMap((piece) => [...take(piece)]);
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

function textIn(html: string): string {
  return textOf([new TextEncoder().encode(html)]);
}

describe('the text of the first <pre> of a page', () => {
  it('is what is between its tags', () => {
    expect(textIn('<html><p>no</p><pre class="raw" id="x">yes\n</pre><pre>no</pre>')).toBe('yes\n');
    expect(textIn('<PRE>yes</PRE>')).toBe('yes');
    expect(textIn('<<pre>yes</pre>')).toBe('yes');
  });

  it('is empty if there is none', () => {
    expect(textIn('<html><p>pre</p><prefix>no</prefix>< pre>no')).toBe('');
  });

  it('knows all 252 names of HTML 4.01 if a page writes them', () => {
    expect(HTML4_NAMES.size).toBe(252);
    // HTML 5 gave these two other characters.
    const unlike = PARSED.filter(({ character, parsed }) => character !== parsed).map(({ name }) => name);
    expect(unlike).toEqual(['lang', 'rang']);
    const take = preElement(HTML4_NAMES);
    const bytes = take(new TextEncoder().encode('<pre>&laquo;&frac12; &thetasym;&raquo; &mdash; &unknown;</pre>'));
    expect(new TextDecoder().decode(bytes)).toBe('«½ ϑ» — &unknown;');
  });

  it('has its character references decoded once', () => {
    expect(textIn('<pre>&lt;a@b&gt; &amp;lt; &quot;&#39;&#x27;&apos; &#1055;&#x1F381;</pre>')).toBe(
      "<a@b> &lt; \"''' П🎁",
    );
  });

  it('keeps what only looks like a reference', () => {
    expect(textIn('<pre>a & b &unknown; &#99999999; AT&T &amp</pre>')).toContain('a & b &unknown; &#99999999; AT&T ');
  });

  it('keeps non-ASCII bytes as they are', () => {
    expect(textIn('<pre>Скидка</pre>')).toBe('Скидка');
  });

  it('does not depend on how the page is split into pieces', () => {
    const html = new TextEncoder().encode('<p>&lt;pre&gt;</p><pre id="a">Скидка &lt;1&gt; &amp;amp; &#39;</pre> <b>');
    fc.assert(
      fc.property(fc.array(fc.nat(html.length), { maxLength: 12 }), (cuts) => {
        const at = [0, ...cuts.toSorted((one, other) => one - other), html.length];
        const pieces = at.slice(1).map((end, index) => html.subarray(at[index], end));
        expect(textOf(pieces)).toBe("Скидка <1> &amp; '");
      }),
    );
  });
});
