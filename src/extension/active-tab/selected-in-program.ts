/**
 * What a webmail's program says about the messages that are selected in its list, if its page does not contain their
 * ids.
 *
 * It is injected into the page as text and runs there among the page's own scripts, so it may use nothing from outside
 * itself. It changes nothing. Its result is the page's claim, and is checked like any other (`toNames`). No part of a
 * message runs there, because no sender can bring scripts into a webmail.
 *
 * @param webmail the id of its adapter
 * @returns `{ id, subject }` for each message, in the webmail's order; an empty list if the page runs a different
 *   program
 */
export function selectedInProgram(webmail: string): unknown {
  const get = (owner: unknown, name: string): unknown =>
    (typeof owner === 'object' && owner !== null) || typeof owner === 'function' ? Reflect.get(owner, name) : undefined;
  const call = (owner: unknown, name: string, ...given: readonly unknown[]): unknown => {
    const method = get(owner, name);
    return typeof method === 'function' ? Reflect.apply(method, owner, given) : undefined;
  };
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  const text = (value: unknown): string | null =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  const lines = (root: Document, selector: string): Element[] =>
    [...root.querySelectorAll(selector)].filter((line) => line.checkVisibility());

  /**
   * The messages of the folder shown, or of all folders that a search shows. VERIFIED (Mailbox.service.js,
   * VirtualMailbox.service.js)
   */
  const ofSogo = (): unknown[] => {
    const application = call(get(window, 'angular'), 'element', document.body);
    const folder = get(call(call(application, 'injector'), 'get', 'Mailbox'), 'selectedFolder');
    const folders = list(get(folder, '$mailboxes'));
    return (folders.length > 0 ? folders : [folder]).flatMap((each) => {
      const path = encodeURIComponent(encodeURIComponent(encodeURIComponent(text(get(each, 'path')) ?? '')));
      const mailbox = `${text(get(get(each, '$account'), 'id'))}/${path}`;
      return list(get(each, '$selectedMessages')).map((message) => ({
        id: `${mailbox}/${text(get(message, 'uid'))}`,
        subject: text(get(message, 'subject')),
      }));
    });
  };

  /** Each line has a reference to its message. VERIFIED (MailMessageList.html, Model/Message.js) */
  const ofSnappymail = (): unknown[] => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe#rliframe')?.contentWindow ?? window;
    return lines(frame.document, '.messageListItem.checked').map((line) => {
      const message = call(get(frame, 'ko'), 'dataFor', line);
      return { id: text(get(message, 'requestHash')), subject: text(call(message, 'subject')) };
    });
  };

  /** The whole list, because nothing can be selected. The subjects are not decoded there. VERIFIED (index.html) */
  const ofMailhog = (): unknown[] =>
    lines(document, '.msglist-message').map((line) => {
      const scope = call(call(get(window, 'angular'), 'element', line), 'scope');
      return { id: text(get(get(scope, 'message'), 'ID')), subject: null };
    });

  try {
    switch (webmail) {
      case 'sogo':
        return ofSogo();
      case 'snappymail':
        return ofSnappymail();
      case 'mailhog':
        return ofMailhog();
      default:
        return [];
    }
  } catch {
    return [];
  }
}
