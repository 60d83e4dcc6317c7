/**
 * The look of the chip: the colours are those of src/ui/design/tokens.css. A style sheet made by script, because the
 * page's own content security policy forbids others even inside a shadow root.
 */
const CSS = `
:host { all: initial; }
.chip {
  position: fixed;
  z-index: 2147483647;
  display: flex;
  align-items: stretch;
  border: 1px solid var(--verdict);
  border-radius: 999px;
  background: var(--tint);
  color: var(--verdict);
  font: 600 12px/16px system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  color-scheme: light dark;
}
.chip[hidden] { display: none; }
.chip[data-theme='light'] { color-scheme: light; }
.chip[data-theme='dark'] { color-scheme: dark; }
[data-verdict='proven'] { --verdict: light-dark(#0b6847, #6cd6a6); --tint: light-dark(#e2f2e9, #13302a); }
[data-verdict='reported'] { --verdict: light-dark(#1b4f9c, #8db8f2); --tint: light-dark(#e5edf9, #17293f); }
[data-verdict='contradicted'] { --verdict: light-dark(#a11d29, #ff9c9c); --tint: light-dark(#fbe6e4, #3c1c20); }
[data-verdict='claimed'] { --verdict: light-dark(#7d4b00, #f0bd62); --tint: light-dark(#faeed4, #362a13); }
[data-verdict='absent'] { --verdict: light-dark(#363f4f, #d3d9e3); --tint: light-dark(#e6e8ed, #2a313d); }
[data-verdict='undetermined'] { --verdict: light-dark(#565f6e, #a9b1be); --tint: light-dark(#efece4, #21262f); }
button {
  display: flex;
  gap: 4px;
  align-items: center;
  min-width: 24px;
  min-height: 24px;
  margin: 0;
  padding: 0 4px 0 8px;
  border: 0;
  border-radius: 999px;
  background: none;
  color: inherit;
  font: inherit;
  cursor: pointer;
}
button:hover { text-decoration: underline; }
button:focus-visible { outline: 2px solid var(--verdict); outline-offset: 1px; }
.for-screen-readers {
  position: absolute;
  overflow: hidden;
  width: 1px;
  height: 1px;
  clip-path: inset(50%);
  white-space: nowrap;
}
.hide { justify-content: center; padding: 0 4px; }
svg {
  width: 16px;
  height: 16px;
  fill: none;
  stroke: currentcolor;
  stroke-width: 1.8;
  stroke-linecap: round;
  stroke-linejoin: round;
}
`;

export function chipStyle(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  return sheet;
}
