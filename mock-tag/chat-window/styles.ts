/**
 * The rules of the host are `!important` because, for important rules, a shadow tree wins over its page: even
 * `* { color: red }` or `:not(:defined) { visibility: hidden }` stays outside. `all` spares `direction`, hence its own rule.
 * Sizes are in px: a `rem` would follow the page's root. Transparent outlines are there to appear in forced colours.
 * The panel slides but does not fade: text on its way in is as legible as text that has arrived.
 */
export const STYLES = `
:host {
  all: initial !important; direction: ltr !important; color-scheme: light dark !important;
  position: fixed !important; right: 20px !important; bottom: 20px !important;
  z-index: 2147483647 !important; width: 56px !important; height: 56px !important;
}
* { box-sizing: border-box; margin: 0; color: inherit; font: inherit }
[hidden] { display: none !important }
[role=dialog], button, span { outline: 1px solid transparent }
section {
  --surface: light-dark(#fff, #1d2a35); --page: light-dark(#f4f7f8, #141e27); --line: light-dark(#dfe6ea, #33434f);
  --muted: light-dark(#52616c, #aebbc5); --tone: var(--muted);
  color: light-dark(#13222c, #eef4f7); font: 14px/1.45 system-ui, sans-serif;
}
[data-kind=starting] { --tone: light-dark(#9a5b00, #f2b84b) }
[data-kind=anonymous] { --tone: light-dark(#2a62c4, #8ab4ff) }
[data-kind=secured] { --tone: light-dark(#12784a, #6fd8a0) }
[data-kind=failed] { --tone: light-dark(#c02a37, #ff9a9f) }

svg { display: block; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }
button { width: 36px; padding: 8px; border: 0; border-radius: 50%; background: none; cursor: pointer }
button:hover > svg, .badge svg { stroke-width: 3 }
header, .launcher { background: linear-gradient(135deg, #0e6675, #093f4f); color: #fff }
.launcher { position: relative; width: 56px; padding: 14px; box-shadow: 0 0 0 1px #fff4, 0 8px 24px #0b1d2666 }
span { flex: none; width: 44px; padding: 10px; border-radius: 14px; background: var(--tone); color: var(--page) }
.badge { position: absolute; top: -4px; right: -4px; width: 24px; padding: 4px; box-shadow: 0 0 0 2px var(--surface) }

[role=dialog] {
  position: absolute; right: 0; bottom: 70px; display: flex; flex-direction: column; overflow: auto;
  width: min(372px, 100vw - 40px); max-height: min(600px, 100vh - 110px);
  background: var(--page); border-radius: 20px; box-shadow: 0 0 0 1px #0b1d2614, 0 20px 60px #0b1d2659;
}
header, #identity { display: flex; align-items: center; gap: 14px; padding: 16px }
header { justify-content: space-between; padding: 10px 10px 34px 20px }
h2, .title { font-size: 16px; font-weight: 650 }
#identity { margin: -24px 12px 0; background: var(--surface); border: 1px solid var(--line); border-radius: 14px }
p { overflow-wrap: anywhere }
.body { flex: 1; min-height: 28px; overflow: auto }
.note { padding: 9px; border-top: 1px dashed var(--line); font-size: 12px; text-align: center }
.detail, .note { color: var(--muted) }
[role=status] { position: absolute; width: 1px; height: 1px; overflow: hidden; opacity: 0 }
:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px #0b57d0 }

@media (max-height: 520px) {
  [role=dialog] { bottom: -12px; max-height: calc(100vh - 16px) }
  [aria-expanded=true] { visibility: hidden }
}
@media (prefers-reduced-motion: no-preference) {
  [role=dialog] { animation: rise .2s }
  [data-kind=starting] span svg { animation: turn 1s linear infinite }
}
@keyframes rise { from { transform: translateY(12px) } }
@keyframes turn { to { transform: rotate(1turn) } }
`
