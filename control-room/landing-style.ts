export const LANDING_STYLE = `
:root {
  --page: light-dark(#f6f7f8, #10171c); --card: light-dark(#fff, #182229); --text: light-dark(#13222c, #e9eff2);
  --muted: light-dark(#50606b, #a9b6be); --line: light-dark(#dfe5e9, #2c3a43); --accent: light-dark(#0b5c6b, #7fd3e0);
  color-scheme: light dark;
}
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.6 system-ui, sans-serif }
main { max-width: 760px; margin: 0 auto; padding: clamp(28px, 7vw, 72px) 20px 40px }
.mark { margin: 0; color: var(--accent); font-weight: 650; letter-spacing: .01em }
h1 { margin: 6px 0 10px; font-size: clamp(30px, 6vw, 44px); line-height: 1.1; letter-spacing: -.02em; text-wrap: balance }
h2 { margin: 0 0 4px; font-size: 19px; letter-spacing: -.01em }
p { margin: 0 0 14px; text-wrap: pretty }
.lead { max-width: 56ch; color: var(--muted); font-size: 18px }
a { color: var(--accent); text-underline-offset: .2em }
.button {
  display: inline-block; margin-top: 8px; padding: 10px 20px; border-radius: 999px;
  background: var(--accent); color: var(--page); font-weight: 600; text-decoration: none;
}
section { margin-top: 32px; padding-top: 28px; border-top: 1px solid var(--line) }
pre {
  margin: 0; padding: 16px 18px; white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); border-radius: 12px;
  background: var(--card); font: 13.5px/1.6 ui-monospace, 'DejaVu Sans Mono', monospace;
}
:not(pre) > code { padding: 1px 5px; border-radius: 5px; background: var(--line); font-size: .9em }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
form label { display: block; margin-bottom: 4px; color: var(--muted); font-size: 14px }
form div { display: flex; flex-wrap: wrap; gap: 8px }
input {
  flex: 1 1 240px; min-width: 0; padding: 10px 14px; border: 1px solid var(--muted); border-radius: 10px;
  background: var(--card); color: var(--text); font: inherit;
}
button { padding: 10px 20px; border: 0; border-radius: 999px; background: var(--accent); color: var(--page); font: inherit; font-weight: 600 }
.problem { padding: 10px 14px; border-left: 3px solid var(--accent); background: var(--card) }
dl { display: grid; grid-template-columns: auto 1fr; gap: 6px 20px; margin: 12px 0 0 }
dt { color: var(--muted) }
dd { margin: 0; overflow-wrap: anywhere; font: 14px/1.75 ui-monospace, 'DejaVu Sans Mono', monospace }
footer { margin-top: 40px; color: var(--muted); font-size: 14px }
@media (max-width: 560px) {
  dl { grid-template-columns: 1fr; gap: 0 }
  dd { margin-bottom: 10px }
}
`
