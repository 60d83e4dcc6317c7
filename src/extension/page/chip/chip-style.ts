import css from './chip.css?inline';

/** Created by script, because the page's own content security policy blocks style sheets even inside a shadow root. */
export function chipStyle(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
