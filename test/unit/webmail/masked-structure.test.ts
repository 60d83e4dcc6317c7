// @vitest-environment jsdom
import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseStructureReply } from '../../../src/extension/wire/structure-protocol.ts';
import { pageStructure } from '../../../src/webmail/page/masked-structure.ts';
import { openPage, pageText } from './web-page.ts';

const ADDRESS = 'https://mail.romashka.test/';

/** jsdom has no layout; the pages here hide elements only by this attribute. */
function isShown(this: Element): boolean {
  return this.closest('[hidden]') === null;
}

beforeEach(() => {
  Object.defineProperty(Element.prototype, 'checkVisibility', { configurable: true, value: isShown });
});

afterEach(() => {
  Reflect.deleteProperty(Element.prototype, 'checkVisibility');
});

async function structureOf(html: string, bodies = ''): Promise<string[]> {
  return pageStructure(await openPage(html, ADDRESS), bodies);
}

describe('the structure of a page', () => {
  it('is its tags, ids, classes and names of data attributes, indented', async () => {
    const html =
      '<body class="task-mail"><div id="layout" data-mail-id="48213"><h2 class="subject big">Order</h2></div></body>';
    expect(await structureOf(html)).toEqual(['body.task-mail', ' div#layout[data-mail-id]', '  h2.subject.big']);
  });

  it('counts equal neighbours from the third on, so that a list is short', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => `<li class="row" data-id="${at}"><b>x</b></li>`).join('');
    expect(await structureOf(`<body><ul>${rows}</ul></body>`)).toEqual([
      'body',
      ' ul',
      '  li.row[data-id] x49',
      '   b',
      '  li.row[data-id]',
      '   b',
    ]);
  });

  it('contains nothing hidden, no scripts and styles, and nothing from the body of a message', async () => {
    const html =
      '<body><script>x</script><style>p {}</style><div hidden><i></i></div><main class="msg"><p class="ivan"></p></main></body>';
    expect(await structureOf(html, '.msg')).toEqual(['body', ' main.msg (body of a message)']);
    expect(await structureOf(html, '###')).toEqual(['body (body of a message)']);
  });

  it('is bounded, and begins with what is nearest to the top', async () => {
    const wide = Array.from(
      { length: 300 },
      (_, at) => `<p class="${'k'.repeat((at % 19) + 1)} ${'m'.repeat(((at / 19) | 0) + 1)}"><i></i></p>`,
    );
    const deep = `${'<div>'.repeat(500)}${'</div>'.repeat(500)}`;
    const lines = await structureOf(`<body>${deep}${wide.join('')}<footer></footer></body>`);
    expect(lines.length).toBeLessThanOrEqual(402);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(2000);
    expect(lines).toContain(' p.k.m');
  });

  it('is accepted by the popup as it is, for every page of every webmail', async () => {
    const folder = join(import.meta.dirname, '../../webmail-pages');
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (file.endsWith('.html')) {
        const lines = await structureOf(pageText(file.replace(/\.html$/u, '')));
        expect(parseStructureReply({ type: 'structure', lines }), file).toEqual(lines);
      }
    }
  });
});

describe('a page full of secrets', () => {
  const number = fc.integer({ min: 1000 }).map(String);
  const address = fc.emailAddress();
  const token = fc.stringMatching(/^[0-9a-f]{20,40}$/u);
  const words = fc.stringMatching(/^[a-z]{6,12} [a-z]{6,12}$/u);
  const tag = fc.constantFrom('div', 'span', 'a', 'td', 'article', 'input', 'x-mail-row');

  it('reveals none of them', async () => {
    const page = await openPage('<body></body>', ADDRESS);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(tag, number, address, token, words), { minLength: 1, maxLength: 12 }),
        (elements) => {
          const { document } = page;
          document.body.replaceChildren();
          let around: Element = document.body;
          for (const [name, digits, mail, hex, text] of elements) {
            const element = document.createElement(name);
            element.id = `message-${digits}`;
            element.className = `row row-${digits} ${mail} t_${hex} ${hex}`;
            for (const attribute of [
              'href',
              'title',
              'alt',
              'aria-label',
              'value',
              'data-subject',
              'data-from',
              'name',
              'style',
            ]) {
              element.setAttribute(attribute, `${text} ${mail} ${hex}`);
            }
            element.setAttribute(`data-${hex}`, '');
            element.append(text, mail);
            around.append(element);
            around = digits.endsWith('1') ? element : around;
          }
          const report = pageStructure(page, '').join('\n');
          for (const secret of elements.flatMap(([, ...secrets]) => secrets)) {
            expect(report).not.toContain(secret);
          }
          expect(report).not.toMatch(/\d{3}|@/u);
          for (const part of elements.flatMap(([, , , , text]) => text.split(' '))) {
            expect(report).not.toContain(part);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
