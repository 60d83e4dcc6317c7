import { ProductMark } from '../kit/product-mark.tsx';
import { say } from '../kit/words.ts';

/** The product, and the links to the guide and the settings, which open in new tabs. */
export function PopupHeader() {
  return (
    <header class="popup-header">
      <ProductMark />
      <p class="product-name">{say('extension_name')}</p>
      <nav class="popup-links" aria-label={say('page_links')}>
        <a href="guide.html" target="_blank" rel="noopener" aria-label={say('page_guide')} title={say('page_guide')}>
          <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <circle cx="12" cy="12" r="9" />
            <path d="M9.4 9.3a2.7 2.7 0 1 1 3.9 2.4c-.9.5-1.3 1-1.3 2M12 16.6v.2" />
          </svg>
        </a>
        <a
          href="options.html"
          target="_blank"
          rel="noopener"
          aria-label={say('page_settings')}
          title={say('page_settings')}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M4 7h8M18 7h2M4 17h2M12 17h8" />
            <circle cx="15" cy="7" r="2.6" />
            <circle cx="9" cy="17" r="2.6" />
          </svg>
        </a>
      </nav>
    </header>
  );
}
