import { useState } from 'preact/hooks';
import { codePointLabel, splitInvisible } from '../../hosts/invisible.ts';
import { partsOfLongName } from '../../hosts/long-name.ts';
import { say } from './words.ts';

/**
 * Tabs, which fold fields, are never marked as hidden. Line ends stay only in raw fields, where `white-space: pre-wrap`
 * draws them.
 */
const TAB = '\t';
const LINE_END = '\n';

/** How much of a long text is shown at once. The rest is shown on demand, because 100 kB on one line freeze a popup. */
const SHOWN_AT_ONCE = 2000;

interface VisibleTextProps {
  readonly text: string;
  /** Keeps line ends, for raw fields. Everywhere else they are made visible like other control characters. */
  readonly multiline?: boolean;
  /** The name of a host or an address. If it is too long for a line, it is broken between its labels first. */
  readonly name?: boolean;
  /**
   * `ltr` for names of hosts and addresses, which are read from the left whatever letters they begin with: otherwise
   * "שם.shop.example" would end with its first label.
   */
  readonly dir?: 'ltr' | undefined;
}

/**
 * Text from a message, for people: isolated from the direction of the text around it, hidden characters shown by code
 * point.
 */
export function VisibleText({ text, multiline = false, name = false, dir }: VisibleTextProps) {
  const [all, showAll] = useState(false);
  const tooLong = text.length > SHOWN_AT_ONCE && !all;
  const shown = tooLong ? text.slice(0, SHOWN_AT_ONCE) : text;
  return (
    <bdi class={multiline ? 'visible-text visible-text-multiline' : 'visible-text'} dir={dir}>
      {splitInvisible(multiline ? shown.replaceAll('\r\n', '\n') : shown).map((part, place) =>
        place % 2 === 1 && part !== TAB && !(multiline && part === LINE_END) ? (
          <span key={place} class="invisible-character">
            {codePointLabel(part)}
          </span>
        ) : name ? (
          partsOfLongName(part).flatMap((label, index) => (index === 0 ? label : [<wbr key={index} />, label]))
        ) : (
          part
        ),
      )}
      {tooLong && (
        <button type="button" class="link-button" onClick={() => showAll(true)}>
          {say('text_show_all')}
        </button>
      )}
    </bdi>
  );
}
