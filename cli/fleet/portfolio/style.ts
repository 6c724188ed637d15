/** What the page of a portfolio adds to the style of a report. */
export const PORTFOLIO_STYLE = `
.bar { display: flex; gap: 2px; height: 12px; margin-top: 16px; border-radius: 6px; overflow: hidden }
.bar svg { height: 100%; min-width: 3px }
.bar rect { fill: var(--tone) }
.headline .words { flex: 1 }
.headline .moment { margin-left: 0 }
.changes, .rules, .sites { margin-top: 40px }
.list { display: grid; gap: 6px; margin-top: 10px }
.list li { display: flex; gap: 9px }
.list .sign, .rows .sign { margin-top: .18em }
details > .list { margin: 0 0 10px }
table { width: 100%; margin-top: 10px; border-collapse: collapse }
th, td { padding: 7px 10px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: baseline; font-weight: 400 }
thead th { color: var(--muted); font-size: 14px }
th:first-child { padding-left: 0 }
.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
td.n { color: var(--tone); font-weight: 600 }
.filter { display: flex; flex-wrap: wrap; gap: 6px; margin: 12px 0 0; padding: 0; border: 0 }
.filter legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.filter label { display: flex; align-items: center; gap: 6px; padding: 4px 12px; border: 1px solid var(--line); border-radius: 999px; background: var(--card); font-size: 15px; cursor: pointer }
.filter input { accent-color: var(--tone, var(--link)); margin: 0 }
.filter label:has(:checked) { border-color: var(--tone, var(--link)); background: var(--wash, var(--sunk)) }
.filter label:has(:focus-visible) { outline: 3px solid var(--link); outline-offset: 2px }
.rows { margin-top: 14px; border-top: 1px solid var(--line) }
.rows li { display: flex; gap: 12px; padding: 10px 0; border-bottom: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 64px }
.rows .what { flex: 1; min-width: 0 }
.rows .name { font-weight: 600 }
.rows .target { margin-left: 6px; color: var(--muted); font-size: 14px; font-weight: 400 }
.rows .said { display: -webkit-box; overflow: hidden; -webkit-box-orient: vertical; -webkit-line-clamp: 3; color: var(--muted); font-size: 15px; line-height: 1.45 }
.rows .said [data-verdict] { color: var(--tone) }
.rows .score { text-align: right; white-space: nowrap; color: var(--tone); font-size: 14px }
.rows .score b { margin-left: 8px; font-size: 18px; font-variant-numeric: tabular-nums }
.sites:has([value='not-ready']:checked) li:not([data-state='not-ready']),
.sites:has([value='not-audited']:checked) li:not([data-state='not-audited']),
.sites:has([value='not-judged']:checked) li:not([data-state='not-judged']),
.sites:has([value='partly-judged']:checked) li:not([data-state='partly-judged']),
.sites:has([value='ready']:checked) li:not([data-state='ready']) { display: none }
@media (max-width: 560px) {
  .rows .target { display: block; margin-left: 0 }
  .rows .score { display: flex; flex-direction: column-reverse }
  .rows .score b { margin: 0 }
  th, td { padding: 6px 6px }
  .rules .id { display: none }
}
@media print {
  .filter { display: none }
  .rows li { content-visibility: visible; break-inside: avoid }
}
`
