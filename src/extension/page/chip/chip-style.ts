import css from './chip.css?inline';

/** Made by script, because the page's own content security policy forbids style sheets even inside a shadow root. */
export function chipStyle(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
