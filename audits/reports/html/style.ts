/** The styles of the whole report. No other style works, because the policy of the page only allows the hash of this text. */
export const REPORT_STYLE = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f5f2, #12171a); --card: light-dark(#fff, #1a2125); --sunk: light-dark(#f3f1ec, #141a1d);
  --text: light-dark(#1b2327, #e6ebed); --muted: light-dark(#566167, #a5b1b7); --line: light-dark(#e2dfd8, #2c363b);
  --link: light-dark(#0b5c6b, #7fd3e0);
  --fail: light-dark(#b3261e, #ff9d92); --fail-wash: light-dark(#fdf1ef, #2b1c1b);
  --warn: light-dark(#855300, #f0bf63); --warn-wash: light-dark(#fdf6e8, #282115);
  --could-not-tell: light-dark(#5d4a9c, #c1b2f3); --could-not-tell-wash: light-dark(#f5f2fd, #211e2d);
  --pass: light-dark(#1a6b45, #7fd1a3); --pass-wash: light-dark(#eff8f3, #16251e);
  --not-applicable: light-dark(#566167, #a5b1b7); --not-applicable-wash: light-dark(#f3f1ec, #1f272b);
  --mono: ui-monospace, 'SF Mono', 'Cascadia Code', 'DejaVu Sans Mono', monospace;
}
[data-verdict='fail'] { --tone: var(--fail); --wash: var(--fail-wash) }
[data-verdict='warn'] { --tone: var(--warn); --wash: var(--warn-wash) }
[data-verdict='could-not-tell'] { --tone: var(--could-not-tell); --wash: var(--could-not-tell-wash) }
[data-verdict='pass'] { --tone: var(--pass); --wash: var(--pass-wash) }
[data-verdict='not-applicable'] { --tone: var(--not-applicable); --wash: var(--not-applicable-wash) }

* { box-sizing: border-box }
html { scroll-behavior: smooth; scroll-padding-top: 16px; -webkit-text-size-adjust: 100% }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.6 system-ui, -apple-system, 'Segoe UI', sans-serif; overflow-wrap: anywhere }
main { max-width: 900px; margin: 0 auto; padding: clamp(18px, 4vw, 44px) clamp(16px, 4vw, 32px) 56px }
h1, h2, h3, h4, p, ul, ol, dl, dd, figure, pre { margin: 0; padding: 0 }
ul, ol { list-style: none }
p, li, dd, figcaption { text-wrap: pretty }
a { color: var(--link); text-underline-offset: .2em; text-decoration-thickness: from-font }
:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 4px }
.sprite { position: absolute; width: 0; height: 0 }
.sign { width: 1.25em; height: 1.25em; flex: none; fill: none; stroke: var(--tone); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }

.headline { display: flex; align-items: flex-start; justify-content: space-between; gap: 32px }
.mark { color: var(--muted); font-size: 14px; font-weight: 600; letter-spacing: .04em }
h1 { margin: 4px 0 8px; font-size: clamp(25px, 4.4vw, 36px); line-height: 1.14; letter-spacing: -.022em; font-weight: 680; text-wrap: balance }
.headline[data-verdict='fail'] h1 { color: var(--fail) }
.moment { margin-left: 8px; color: var(--muted); font-size: 14px; white-space: nowrap }
.counts { display: flex; flex-wrap: wrap; gap: 4px 18px; margin-top: 10px; font-size: 15px }
.counts li { display: flex; align-items: center; gap: 6px; white-space: nowrap }
.ring { width: 104px; flex: none }
.ring circle { fill: none; stroke-width: 9 }
.ring-track { stroke: var(--line) }
.ring-reach { stroke: var(--tone); stroke-linecap: round }
.ring text { fill: var(--text); font-size: 38px; font-weight: 680; letter-spacing: -.03em; text-anchor: middle; font-variant-numeric: tabular-nums; dominant-baseline: central }
.ring .ring-unit { fill: var(--muted); font-size: 13px; font-weight: 400; letter-spacing: 0 }
.first { margin-top: 12px; padding-left: 22px; list-style: decimal }
.first li { padding: 2px 0 2px 4px }
.first li::marker { color: var(--muted); font-weight: 600 }
.first a { display: -webkit-box; overflow: hidden; -webkit-box-orient: vertical; -webkit-line-clamp: 2; font-weight: 600 }

.outcome { margin-top: 40px; padding: 14px 18px; border-radius: 12px; background: var(--wash); border: 1px solid color-mix(in srgb, var(--tone) 22%, transparent) }
.outcome p:first-child { font-weight: 600 }
.outcome p + p { margin-top: 4px }

.groups ul { display: grid; grid-template-columns: repeat(3, 1fr); gap: 12px; margin-top: 20px }
.tile {
  display: grid; grid-template-columns: 1fr auto; align-content: start; gap: 6px 12px; padding: 16px 18px;
  border: 1px solid var(--line); border-radius: 14px; background: var(--card); color: inherit; text-decoration: none;
}
.tile .name { font-weight: 600; line-height: 1.35 }
.tile .score { white-space: nowrap; font-size: 22px; font-weight: 680; line-height: 1.2; color: var(--tone); font-variant-numeric: tabular-nums }
.tile .signs { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 3px; font-size: 12px }
.tile .in-words { grid-column: 1 / -1; color: var(--muted); font-size: 13.5px; line-height: 1.45 }

.fixing { margin-top: 26px }
.untold, .advice, .groups, .passed, footer { margin-top: 44px }
h2 { font-size: 22px; line-height: 1.25; letter-spacing: -.015em; font-weight: 650 }
.fixing > h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.lead { margin-top: 4px; color: var(--muted) }
h3.group { margin: 26px 0 0; font-size: 16px; font-weight: 600 }

.findings { margin-top: 14px; display: grid; gap: 10px }
.finding { border: 1px solid var(--line); border-radius: 14px; background: var(--card) }
.finding[data-verdict='fail'] { border-color: color-mix(in srgb, var(--fail) 38%, var(--line)) }
.finding.open { padding: 16px 20px 20px; border-left: 4px solid var(--tone) }
.finding.open > * + * { margin-top: 14px }
.finding.open > .seen { margin-top: 4px; font-size: 19px; line-height: 1.4; font-weight: 650; letter-spacing: -.006em; color: var(--text) }
.about { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px }
.about .in { color: var(--muted); font-size: 14px }
.where > * + * { margin-top: 10px }
.why p, .rule p { line-height: 1.55 }
.rule { padding-top: 14px; border-top: 1px solid var(--line); font-size: 15px }
.consequences ul { display: grid; gap: 7px; margin-top: 6px }
.consequences li { display: flex; gap: 9px; font-size: 15px; line-height: 1.45 }
.consequences li .sign { margin-top: .12em }
.consequences li:target { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 4px }
.consequences .said { color: var(--muted) }
.consequences details, .proof { margin-top: 8px; border: 1px solid var(--line); border-radius: 10px }
.consequences details > summary, .proof > summary { padding: 9px 14px; font-size: 15px }
.proof > figure { padding: 4px 14px 14px }
.consequences details > ul { padding: 2px 14px 14px }
.finding:target { outline: 3px solid var(--link); outline-offset: 2px }
summary { display: flex; align-items: center; gap: 12px; padding: 14px 18px; border-radius: 14px; cursor: pointer; list-style: none }
summary::-webkit-details-marker { display: none }
summary::after {
  content: ''; width: 8px; height: 8px; flex: none; margin: 0 2px 4px; border: solid var(--muted); border-width: 0 2px 2px 0; transform: rotate(45deg);
}
details[open] > summary::after { margin-bottom: -4px; transform: rotate(225deg) }
summary:hover .title { text-decoration: underline; text-decoration-color: var(--tone); text-underline-offset: .25em }
.title { flex: 1; font-weight: 600; line-height: 1.4 }
.verdict { color: var(--tone); font-size: 14px; font-weight: 600; white-space: nowrap }
[data-verdict='pass'] .title, [data-verdict='not-applicable'] .title { font-weight: 500 }
.body { padding: 4px 18px 20px 49px }
.body > * + * { margin-top: 18px }
.seen { font-size: 17px; line-height: 1.55 }
.missing { padding: 10px 14px; border-radius: 10px; background: var(--wash) }
.label { margin-bottom: 2px; color: var(--muted); font-size: 14px; font-weight: 600 }
.source { margin-top: 8px; color: var(--muted); font-size: 14px; line-height: 1.5 }
.fix pre { margin-top: 8px }
.id { color: var(--muted); font: 13px/1.5 var(--mono) }

figcaption { margin-bottom: 8px; color: var(--muted); font-size: 14px }
pre {
  padding: 14px 16px; border: 1px solid var(--line); border-radius: 10px; background: var(--sunk); font: 13.5px/1.6 var(--mono);
  white-space: pre-wrap; tab-size: 2;
}
code { font-family: var(--mono); font-size: .92em }
pre code { font-size: 1em }
.screenshot img { display: block; max-width: 100%; max-height: 520px; border: 1px solid var(--line); border-radius: 10px }
.value { display: grid; grid-template-columns: auto 1fr; gap: 4px 20px; padding: 12px 16px; border-radius: 10px; background: var(--sunk); border: 1px solid var(--line) }
.value dt { color: var(--muted); font-size: 14px; line-height: 1.75 }
.timeline { position: relative }
.timeline li { position: relative; display: grid; grid-template-columns: 84px 118px 1fr; gap: 0 14px; padding: 5px 0 5px 24px }
.timeline li::before { content: ''; position: absolute; left: 5px; top: 0; bottom: 0; width: 2px; background: var(--line) }
.timeline li:first-child::before { top: 17px }
.timeline li:last-child::before { bottom: calc(100% - 17px) }
.timeline li::after { content: ''; position: absolute; left: 1px; top: 12px; width: 10px; height: 10px; border-radius: 50%; background: var(--card); border: 2px solid var(--muted) }
.timeline .time { color: var(--muted); font-size: 14px; line-height: 1.83; font-variant-numeric: tabular-nums }
.timeline .who { color: var(--muted); font-size: 14px; line-height: 1.83 }
.timeline .fault::after { background: var(--tone); border-color: var(--tone) }
.timeline .fault .what { font-weight: 600 }
.fault-word { display: block; width: fit-content; margin-top: 2px; padding: 1px 8px; border-radius: 6px; background: var(--wash); color: var(--tone); font-size: 13px; white-space: nowrap }

footer { padding-top: 28px; border-top: 1px solid var(--line); color: var(--muted); font-size: 14.5px }
footer h2 { margin-bottom: 8px; color: var(--text); font-size: 17px }
footer p { max-width: 68ch }
footer dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 24px; margin: 16px 0 }
footer dt { color: var(--text) }

@media (max-width: 720px) {
  .groups ul { grid-template-columns: 1fr 1fr }
  .body { padding-left: 18px }
  .timeline li { grid-template-columns: auto 1fr; gap: 0 12px }
  .timeline .what { grid-column: 1 / -1 }
}
@media (max-width: 560px) {
  body { font-size: 15px; line-height: 1.5 }
  main { padding-top: 12px }
  h1 { margin: 0 0 4px; font-size: 22px }
  .target { font-size: 14px; line-height: 1.35 }
  .counts { margin-top: 5px; gap: 0 12px; font-size: 13.5px }
  .counts li { gap: 4px }
  .ring { display: none }
  .moment { margin-left: 0; font-size: 13px }
  .mark { display: none }
  .finding.open { padding: 9px 13px 16px }
  .finding.open > * + * { margin-top: 9px }
  .finding.open > .seen { margin-top: 1px; font-size: 16.5px; line-height: 1.32 }
  .fixing { margin-top: 12px }
  pre { padding: 9px 11px; font-size: 12px; line-height: 1.5 }
  .value code { font-size: 12.5px; line-height: 1.45 }
  .groups ul { grid-template-columns: 1fr }
  summary { padding: 14px; gap: 10px }
  .body { padding: 2px 14px 16px }
  .finding[data-verdict='pass'] .verdict { position: absolute; clip-path: inset(50%) }
  .value { grid-template-columns: 1fr; gap: 0; padding: 7px 11px }
  .value dt { font-size: 13px; line-height: 1.45 }
  .value dd { line-height: 1.4 }
  .value dd + dt { margin-top: 3px }
  footer dl { grid-template-columns: 1fr; gap: 0 }
  footer dd { margin-bottom: 8px }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto } }
@media print {
  :root { color-scheme: light; --page: #fff }
  body { font-size: 11pt }
  main { max-width: none; padding: 0 }
  .finding, .tile, figure, pre { break-inside: avoid }
  summary { break-after: avoid }
  summary::after { display: none }
  details::details-content { content-visibility: visible; height: auto }
  .source a::after, .target a::after { content: '' }
}
`
