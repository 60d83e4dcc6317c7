import type { ComponentChildren } from 'preact';
import { type WordKey, say } from './words.ts';
import { ProductMark } from './product-mark.tsx';

interface PageHeaderProps {
  /** The other pages, by their files. */
  readonly links: readonly (readonly [file: string, label: WordKey])[];
  /** Links open beside the page: it would lose what it shows, since nothing of a message is kept. */
  readonly staysOpen?: boolean;
  /** Buttons of the page itself. */
  readonly children?: ComponentChildren;
}

/** The line above every full page: the product, and the way to the other pages. */
export function PageHeader({ links, staysOpen = false, children }: PageHeaderProps) {
  const beside = staysOpen ? { target: '_blank', rel: 'noopener' } : {};
  return (
    <header class="page-header">
      <ProductMark />
      <p class="product-name">{say('extension_name')}</p>
      <nav class="page-links">
        {links.map(([file, label]) => (
          <a key={file} href={file} {...beside}>
            {say(label)}
          </a>
        ))}
      </nav>
      {children}
    </header>
  );
}
