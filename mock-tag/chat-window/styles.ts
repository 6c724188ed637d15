/**
 * The rules of the host are `!important` because, for important rules, a shadow tree wins over its page: even
 * `* { color: red }` or `:not(:defined) { visibility: hidden }` stays outside. `all` spares `direction`, hence the
 * section's own. Sizes are in px: a `rem` would follow the page's root.
 * What can take the focus lies on the colour of the state, which is the same in light and dark: a white ring inside it
 * is seen on any page. The rest has the system's colours. The transparent border is there to appear in forced colours.
 * Nothing moves, so there is nothing to reduce.
 */
export const STYLES = `
:host {
  all: initial !important; position: fixed !important; inset: auto 16px 16px auto !important;
  z-index: 2147483647 !important;
}
section {
  max-height: calc(var(--idz-h, 100dvh) - 32px); overflow: auto; color-scheme: light dark; direction: ltr;
  border: 1px solid transparent; border-radius: 28px 28px 6px; box-shadow: 0 6px 24px #0006;
  font: 16px/1.5 system-ui;
}
section, header { background: var(--colour); color: #fff }
button, [open] { all: unset; display: block }
button { padding: 16px; border-radius: 50%; cursor: pointer }
button:hover { background: #0003 }
:focus-visible { outline: 3px solid; outline-offset: -8px }
svg {
  display: block; width: 24px;
  fill: none; stroke: currentColor; stroke-linecap: round; stroke-linejoin: round;
}

[open] {
  width: min(380px, var(--idz-w, 100vw) - 34px); border-radius: inherit; overflow-wrap: anywhere;
  background: Canvas; color: CanvasText;
}
[open] + button { display: none }
header { position: sticky; top: 0; display: flex; align-items: center; padding-left: 16px }
h2 { flex: 1; margin: 16px 0 16px 16px; font-size: 16px }
h2::first-letter { text-transform: uppercase }
p { margin: 16px; padding: 16px; border-radius: 28px 28px 28px 6px; background: #8882 }
footer { padding: 16px; border-top: 1px dashed #8888; font-size: 12px; text-align: center }
[role=status] { position: absolute; clip-path: inset(50%) }
`
