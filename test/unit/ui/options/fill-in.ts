import { find, whileSettling } from '../render-page.ts';

/** Types a text into a field, replacing its content. */
export async function type(selector: string, text: string): Promise<void> {
  await whileSettling(() => {
    const field = find(selector);
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) {
      throw new Error(`${selector} is not a field`);
    }
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export async function choose(selector: string, value: string): Promise<void> {
  await whileSettling(() => {
    const field = find(selector);
    if (!(field instanceof HTMLSelectElement)) throw new Error(`${selector} is not a choice`);
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

export async function press(selector: string): Promise<void> {
  await whileSettling(() => find(selector).click());
}

/** Submits the form that a button belongs to; a click does that in a browser, but not in jsdom. */
export async function send(form: string): Promise<void> {
  await whileSettling(() => find(form).dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
}

/** Passes a file to a file input. */
export async function chooseFile(selector: string, content: string | File): Promise<void> {
  await whileSettling(() => {
    const input = find(selector);
    Object.defineProperty(input, 'files', {
      configurable: true,
      value: [content instanceof File ? content : new File([content], 'relays.json')],
    });
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
}
