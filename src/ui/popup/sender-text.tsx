import { VisibleText } from '../kit/visible-text.tsx';

/**
 * A sender as a webmail's page spells it. Between a name and its address there is one space, whatever the page's own
 * spacing: "Maria<maria@lavka.test>" (Outlook), "Lavka < news@lavka.test >" (Mailpit).
 */
export function SenderText({ sender }: { readonly sender: string }) {
  // Only plain spaces: hidden characters stay, and are shown.
  const spaced = sender
    .replaceAll('< ', '<')
    .replaceAll(' >', '>')
    .replaceAll(/(?<=[^ ])</gu, ' <');
  return <VisibleText text={spaced} dir="ltr" />;
}
