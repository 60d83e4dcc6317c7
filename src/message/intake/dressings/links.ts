/**
 * A link in angle brackets: "mx.example<http://mx.example/>", "a@b.example<mailto:a@b.example>", Slack's
 * "<mailto:a@b.example|a@b.example>".
 */
const ANGLE_LINK = /<(?:https?:\/\/|mailto:)([^<>\s|]{1,300})(?:\|([^<>\s]{1,300}))?>/giu;
/** A link in Markdown: "[mx.example](http://mx.example)", "[a@b.example](mailto:a@b.example)". */
const MARKDOWN_LINK = /\[([^[\]\s]{1,300})\]\((?:https?:\/\/|mailto:)([^()\s]{1,300})\)/giu;
/** A link in a forum: "[email]a@b.example[/email]", "[url=…]mx.example[/url]". */
const FORUM_LINK = /\[(email|url)(?:=[^\]\s]{0,300})?\]([^[\]\s]{1,300})\[\/\1\]/giu;
/** Telegram's "mx.example (http://mx.example/)". */
const ROUND_LINK = /[ \t]?\(https?:\/\/([^()\s]{1,300})\)/giu;
const ANY_LINK = /<https?:|\(https?:|<mailto:|\]\(|\[\/(?:email|url)\]/iu;

/**
 * Lines without the links that mail programs, chats and forums make of names and addresses; null if there are none. A
 * link is removed only if it says the same as its text: any other link is part of the header.
 */
export function withoutLinks(lines: readonly string[]): string[] | null {
  return changedLines(lines, (line) =>
    ANY_LINK.test(line)
      ? line
          .replaceAll(ANGLE_LINK, (whole: string, target: string, text: string | undefined, place: number) => {
            if (text !== undefined) return whole.startsWith('<mailto:') ? `<${text}>` : text;
            return isSaidBefore(target, line, place) ? '' : whole;
          })
          .replaceAll(ROUND_LINK, (whole: string, target: string, place: number, text: string) =>
            isSaidBefore(target, text, place) ? '' : whole,
          )
          .replaceAll(MARKDOWN_LINK, (whole: string, text: string, target: string) =>
            target.toLowerCase().startsWith(text.toLowerCase()) ? text : whole,
          )
          .replaceAll(FORUM_LINK, '$2')
      : line,
  );
}

function isSaidBefore(target: string, line: string, place: number): boolean {
  const before = line.slice(Math.max(0, place - target.length), place).toLowerCase();
  return before.endsWith(target.replace(/\/$/u, '').toLowerCase());
}

/** Dots and at signs written so that nobody can click them: "sndsy[.]ru", "185.138.182(.)101", "a[@]b[.]example". */
const DISARMED = /\[(?:(\.|dot)|@|at)\]|\((\.|dot)\)/giu;
/** What sites put in place of an address: Cloudflare, Nabble, Launchpad. */
const HIDDEN = /\[email(?:\s|&#160;)protected\]|\[hidden email\]|<email address hidden>/giu;
/** An address as list archives spell it: "<user at host.example>". */
const SPELLED = /<([\w.+=-]{1,64}) (?:at|на) ([\w-]+(?:\.[\w-]+)+)>/giu;
/** RFC 2606 §2: nobody has this address. */
const NOBODY = 'hidden@address.invalid';

/**
 * Restores addresses that were written so that nobody can click them, and puts a stand-in for each address that a site
 * has hidden; null if there are none.
 */
export function withoutMasks(lines: readonly string[]): string[] | null {
  return changedLines(lines, (line) =>
    /\[(?:\.|@|dot|at|email|hidden)|\((?:\.|dot)\)|<email address| (?:at|на) /iu.test(line)
      ? line
          .replaceAll(HIDDEN, (mask) => (mask.startsWith('<') ? `<${NOBODY}>` : NOBODY))
          .replaceAll(DISARMED, (_mask, dot: string | undefined, round: string | undefined) =>
            (dot ?? round) === undefined ? '@' : '.',
          )
          .replaceAll(SPELLED, '<$1@$2>')
      : line,
  );
}

function changedLines(lines: readonly string[], change: (line: string) => string): string[] | null {
  let changed = false;
  const others = lines.map((line) => {
    const other = change(line);
    changed ||= other !== line;
    return other;
  });
  return changed ? others : null;
}
