import type { Language } from '../../extension/settings/languages.ts';

/**
 * Loads the popup's own code: its module and everything it imports, which the build puts into a template of popup.html
 * (`popupInTemplate` in vite.config.ts), with the words of the given language.
 */
export function loadPopup(language: Language): void {
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => loadPopup(language), { once: true });
    return;
  }
  for (const template of document.querySelectorAll('template')) {
    const code = document.importNode(template.content, true);
    for (const words of code.querySelectorAll('[lang]')) {
      if (words.getAttribute('lang') !== language) words.remove();
    }
    document.head.append(code);
  }
}
