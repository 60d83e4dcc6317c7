// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { findSubject } from '../../../src/webmail/page/subject-place.ts';
import { fillPage } from '../page-content.ts';

const SUBJECT = 'Скидка 30% на летнюю коллекцию';
const BODY = '.letter';

/** The id of the element that is found; null for none. */
function found(subject = SUBJECT): string | null {
  const place = findSubject({ url: new URL('https://mail.example/'), document }, subject, BODY);
  return place?.element.id ?? null;
}

beforeEach(() => document.body.replaceChildren());

describe('the place of the subject of the open message', () => {
  it('is the heading that shows it, not its entry in the list of messages', () => {
    fillPage(`<ul><li><b id="entry">${SUBJECT}</b></li></ul><h2><span id="heading">${SUBJECT}</span></h2>`);
    expect(found()).toBe('heading');
  });

  it('is found by a heading’s role, too', () => {
    fillPage(`<b id="entry">${SUBJECT}</b><div role="heading" id="heading">${SUBJECT}</div>`);
    expect(found()).toBe('heading');
  });

  it('is the one with the largest letters if none is a heading', () => {
    fillPage(
      `<p style="font-size: 13px" id="entry">${SUBJECT}</p><p style="font-size: 20px" id="title">${SUBJECT}</p>` +
        `<p style="font-size: 20px" id="second">${SUBJECT}</p>`,
    );
    expect(found()).toBe('title');
  });

  it('is found whatever white space the page puts between the words', () => {
    fillPage('<h2 id="heading">\n  Скидка 30%\n  на\u00a0летнюю\tколлекцию </h2>');
    expect(found()).toBe('heading');
  });

  it('is the heading that contains it in pieces, with marks of the webmail around it', () => {
    fillPage('<h2 id="heading"><i>Тема:</i> Скидка <mark>30%</mark> на летнюю коллекцию <a>В новом окне</a></h2>');
    expect(found()).toBe('heading');
  });

  it('is not a heading that contains much more text', () => {
    fillPage(
      `<h2 id="heading">${SUBJECT} <i>${'и ещё многое другое '.repeat(20)}</i></h2>`.replace('30%', '<b>30%</b>'),
    );
    expect(found()).toBeNull();
  });

  it('is never inside the message: that was written by the sender', () => {
    fillPage(`<div class="letter"><h1 id="forged" style="font-size: 90px">${SUBJECT}</h1></div>`);
    expect(found()).toBeNull();
    fillPage(
      `<div class="letter"><h1 id="forged">${SUBJECT}</h1></div><p id="own" style="font-size: 9px">${SUBJECT}</p>`,
    );
    expect(found()).toBe('own');
  });

  it.each(['display: none', 'visibility: hidden'])('is null if the user does not see it (%s)', (style) => {
    fillPage(`<div style="${style}"><h1 id="hidden">${SUBJECT}</h1></div><p id="seen">${SUBJECT}</p>`);
    expect(found()).toBe('seen');
  });

  it.each(['', '   ', 'Another subject', 'Скидка'])('is null if the page does not show it: “%s”', (subject) => {
    fillPage(`<p>${SUBJECT}</p>`);
    expect(found(subject)).toBeNull();
  });

  it('may be in a frame of the same origin, such as Roundcube’s preview', () => {
    fillPage('<iframe id="preview"></iframe>');
    const frame = document.querySelector('iframe');
    const heading = frame?.contentDocument?.createElement('h2');
    heading?.append(SUBJECT);
    frame?.contentDocument?.body.append(heading ?? '');
    const place = findSubject({ url: new URL('https://mail.example/'), document }, SUBJECT, BODY);
    expect([place?.element, place?.frame]).toEqual([heading, frame]);
  });

  it('is not in a frame that shows a message’s body', () => {
    fillPage(`<div class="letter"><iframe></iframe></div><p id="own">${SUBJECT}</p>`);
    const body = document.querySelector('iframe')?.contentDocument;
    body?.body.append(Object.assign(body.createElement('h1'), { textContent: SUBJECT }));
    expect(body?.querySelector('h1')?.textContent).toBe(SUBJECT);
    expect(found()).toBe('own');
  });

  it('is searched for in a page of any size in bounded time', () => {
    const list = document.createElement('ul');
    for (let entry = 0; entry < 30_000; entry += 1)
      list.appendChild(document.createElement('li')).append(`Entry ${entry}`);
    const late = document.createElement('p');
    late.append(SUBJECT);
    document.body.append(list, late);
    expect(found()).toBeNull();
  });

  it('is found on a page whose named elements hide the document’s own properties', () => {
    fillPage(
      `<img name="createTreeWalker"><form name="querySelectorAll"></form><h1 id="heading">${SUBJECT}</h1>` +
        '<form id="f"><input name="parentElement"><input name="closest"></form>',
    );
    expect(found()).toBe('heading');
  });
});
