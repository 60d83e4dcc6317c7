/**
 * The whole style of a written report: legible on screens in both themes, and black on white on paper. `.quoted`, names
 * and addresses, is read from the left, whatever letters a sender begins it with. `.wide`, a table of ten columns, has
 * more room than lines of prose.
 */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --paper: #fffefb; --ink: #1c2430; --soft: #545d6c; --line: #ddd8cc; --tint: #f6f4ef;
  --red: #bf3b3b; --blue: #2f5f9f; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171d; --ink: #e9ebef; --soft: #a9b1be; --line: #343c49;
  --tint: #1c2129; --red: #e0706d; --blue: #7aa7de; } }
@media print { :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #333; --line: #999; --tint: #fff;
  --red: #bf3b3b; --blue: #2f5f9f; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 0.9375rem/1.5 system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; overflow-wrap: anywhere; }
main { max-width: 72rem; margin: 0 auto; }
h1 { margin: 0 0 1rem; color: var(--soft); font-size: 1rem; font-weight: 600; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.125rem; break-after: avoid; }
p { margin: 0.5rem 0; max-width: 48rem; }
.answer { display: flex; gap: 0.75rem; max-width: none; padding: 0.75rem 1rem; border-inline-start: 0.25rem solid var(--verdict, var(--line));
  background: var(--verdict-tint, var(--tint)); color: var(--verdict, var(--ink)); font-size: 1.375rem; font-weight: 700; line-height: 1.3; }
[data-verdict='proven'] { --verdict: light-dark(#0b6847, #6cd6a6); --verdict-tint: light-dark(#e2f2e9, #13302a); }
[data-verdict='conditional'] { --verdict: light-dark(#5a3b93, #cbb2f3); --verdict-tint: light-dark(#eee8f8, #2a2140); }
[data-verdict='reported'] { --verdict: light-dark(#1b4f9c, #8db8f2); --verdict-tint: light-dark(#e5edf9, #17293f); }
[data-verdict='contradicted'] { --verdict: light-dark(#a11d29, #ff9c9c); --verdict-tint: light-dark(#fbe6e4, #3c1c20); }
[data-verdict='claimed'] { --verdict: light-dark(#7d4b00, #f0bd62); --verdict-tint: light-dark(#faeed4, #362a13); }
[data-verdict='absent'] { --verdict: light-dark(#9a3412, #ffb38a); --verdict-tint: light-dark(#fcebe0, #3a2216); }
[data-verdict='undetermined'] { --verdict: light-dark(#565f6e, #a9b1be); --verdict-tint: light-dark(#efece4, #21262f); }
.note { color: var(--soft); font-style: italic; }
.quoted { direction: ltr; }
.quoted, pre { font-family: ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace; font-size: 0.93em; }
dl { margin: 0.5rem 0; }
dl div { display: flex; flex-wrap: wrap; gap: 0 0.75rem; padding: 0.2rem 0; border-bottom: 1px solid var(--line); }
dt { flex: 0 0 14rem; color: var(--soft); }
dd { flex: 1 1 20rem; margin: 0; }
ul { margin: 0.5rem 0; padding-inline-start: 1.25rem; }
.wide { --room: min(100vw - 3rem, 96rem); overflow-x: auto; width: var(--room); margin-inline: calc((100% - var(--room)) / 2); }
.sign { white-space: nowrap; }
table { width: 100%; border-collapse: collapse; font-size: 0.8125rem; }
th, td { padding: 0.35rem 0.5rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; min-width: 5.5rem; }
th, td { overflow-wrap: break-word; }
td .quoted { overflow-wrap: anywhere; }
th:first-child, td:first-child { min-width: 1.5rem; }
th { color: var(--soft); font-weight: 600; }
tr { break-inside: avoid; }
.border td { padding: 0.5rem; border-top: 3px dashed var(--red); border-bottom: 3px dashed var(--blue); font-weight: 600; }
figure { margin: 0.75rem 0; }
figcaption { color: var(--soft); }
pre { margin: 0.25rem 0 0; padding: 0.75rem; border: 1px solid var(--line); border-radius: 0.375rem; background: var(--tint);
  white-space: pre-wrap; tab-size: 4; }
@media print { body { padding: 0; font-size: 9pt; } .wide { overflow: visible; }
  figure:has(figcaption) { break-inside: avoid; } .border { break-after: avoid; } }
@media (max-width: 80rem), print {
  .wide { width: auto; margin-inline: 0; }
  table, tbody, tr, td { display: block; } thead, td:empty { display: none; }
  tr { padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
  td { display: flex; flex-wrap: wrap; gap: 0 0.75rem; min-width: 0; padding: 0.05rem 0; border: 0; }
  td[data-column] > span { flex: 1 1 14rem; }
  td[data-column]::before { flex: 0 0 11rem; color: var(--soft); content: attr(data-column); }
  td .quoted { width: auto; max-width: none; }
  .border td { display: block; }
}
`;

/** SHA-256 of {@link PAGE_STYLE}, by which the file's own policy allows this style and no other. */
export const STYLE_HASH = 'sha256-WQZIyLGgcITy5t3Sd9q1zt3obeoeX85iIlDQ81anDJ4=';
