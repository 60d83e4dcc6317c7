/** Replaces what the test's own window shows. */
export function fillPage(html: string): void {
  const { body } = new DOMParser().parseFromString(`<body>${html}`, 'text/html');
  document.body.replaceChildren(...body.childNodes);
}
