import type { ComponentChildren } from 'preact';
import { type WordKey, say } from './words.ts';
import { ProductMark } from './product-mark.tsx';

/** The full pages: file and name. */
const PAGES = {
  inspector: ['inspector.html', 'page_inspector'],
  messages: ['messages.html', 'page_messages'],
  guide: ['guide.html', 'page_guide'],
  settings: ['options.html', 'page_settings'],
} as const satisfies Record<string, readonly [file: string, name: WordKey]>;

/** The target of the link that skips the header: the `<main>` of every full page. */
export const CONTENT = { id: 'section-content', tabIndex: -1 } as const;

interface PageHeaderProps {
  /** The page that the header belongs to. */
  readonly page: keyof typeof PAGES;
  /** Buttons that only this page has. */
  readonly children?: ComponentChildren;
}

/**
 * The line above every full page: the product, and links to the other pages. The inspector and the table open them in a
 * new tab. In the same tab they would lose what they show, since no part of a message is kept.
 */
export function PageHeader({ page, children }: PageHeaderProps) {
  const beside = page === 'inspector' || page === 'messages' ? { target: '_blank', rel: 'noopener' } : {};
  return (
    <header class="page-header">
      <a class="skip-link" href={`#${CONTENT.id}`}>
        {say('page_skip')}
      </a>
      <ProductMark />
      <p class="product-name">{say('extension_name')}</p>
      <nav class="page-links" aria-label={say('page_links')}>
        {Object.entries(PAGES).map(
          ([name, [file, label]]) =>
            name !== page && (
              <a key={file} href={file} {...beside}>
                {say(label)}
              </a>
            ),
        )}
      </nav>
      {children}
    </header>
  );
}
