/** A portfolio as one page. */

import { html, type SafeHtml } from '@remix-run/html-template'
import { auditOf, type AuditId } from '../../../audits/catalogue.ts'
import { documentOf } from '../../../audits/reports/html/document.ts'
import { sign } from '../../../audits/reports/html/signs.ts'
import { momentWord } from '../../../audits/reports/words.ts'
import { plainText } from '../../../audits/plain-text.ts'
import { roughDurationText } from '../../../protocol/duration.ts'
import type { Verdict } from '../../../protocol/verdicts.ts'
import { SITE_STATES, type Portfolio, type PortfolioSite, type SiteState } from './portfolio.ts'
import { PORTFOLIO_STYLE } from './style.ts'
import { headline, STATE_WORDS, sitesWord } from './words.ts'

export const portfolioPage = (portfolio: Portfolio): string =>
  documentOf({
    title: headline(portfolio),
    style: PORTFOLIO_STYLE,
    main: html`<main>
      ${headPart(portfolio)} ${changesPart(portfolio)} ${rulesPart(portfolio)} ${sitesPart(portfolio)}
      ${footPart(portfolio)}
    </main>`,
  })

const TONES = {
  'not-ready': 'fail',
  'not-audited': 'could-not-tell',
  'not-judged': 'could-not-tell',
  'partly-judged': 'could-not-tell',
  ready: 'pass',
} as const satisfies Readonly<Record<SiteState, Verdict>>

const countOf = ({ sites }: Portfolio, state: SiteState): number => sites.filter((site) => site.state === state).length

const statesIn = (portfolio: Portfolio): readonly SiteState[] =>
  SITE_STATES.filter((state) => countOf(portfolio, state) > 0)

const headPart = (portfolio: Portfolio): SafeHtml => {
  const { sites, startedAt, durationMs } = portfolio
  const [worst] = statesIn(portfolio)
  return html`<header data-verdict="${worst === undefined ? 'pass' : TONES[worst]}" class="headline">
    <div class="words">
      <p class="mark">Rehearsal audit of a fleet</p>
      <h1>${headline(portfolio)}</h1>
      <p class="moment">${momentWord(startedAt)}, ${sitesWord(sites.length)} in ${roughDurationText(durationMs)}</p>
      <div class="bar" aria-hidden="true">
        ${statesIn(portfolio).map(
          (state) =>
            html`<svg data-verdict="${TONES[state]}" data-state="${state}" viewBox="0 0 1 1" preserveAspectRatio="none" width="${((100 * countOf(portfolio, state)) / sites.length).toFixed(2)}%"><rect width="1" height="1" /></svg>`,
        )}
      </div>
      <ul class="counts">
        ${statesIn(portfolio).map(
          (state) =>
            html`<li data-verdict="${TONES[state]}">${sign(TONES[state])} ${countOf(portfolio, state)} ${STATE_WORDS[state]}</li>`,
        )}
      </ul>
    </div>
  </header>`
}

const changesPart = (portfolio: Portfolio): SafeHtml | null => {
  const { since } = portfolio
  if (since === null) return null
  const changes = changesIn(portfolio)
  return html`<section class="changes" aria-labelledby="changes">
    <h2 id="changes">Since ${momentWord(since)}</h2>
    ${
      changes.length === 0
        ? html`<p class="lead">No site has changed.</p>`
        : html`<ul class="list">${changes.slice(0, MAX_CHANGES)}</ul>
            ${moreChanges(changes.slice(MAX_CHANGES))}`
    }
  </section>`
}

const MAX_CHANGES = 10

const moreChanges = (changes: readonly SafeHtml[]): SafeHtml | null =>
  changes.length === 0
    ? null
    : html`<details>
        <summary><span class="title">${changes.length} more changes</span></summary>
        <ul class="list">${[...changes]}</ul>
      </details>`

/** What became worse comes first. */
const changesIn = ({ sites, gone }: Portfolio): readonly SafeHtml[] => {
  const item = (verdict: Verdict, sentence: SafeHtml): SafeHtml =>
    html`<li data-verdict="${verdict}">${sign(verdict)} <span>${sentence}</span></li>`
  const added = sites.filter(({ change, state }) => change === null && state !== 'not-audited').length
  return [
    ...sites.flatMap((site) => {
      const { newlyBroken = [] } = site.change ?? {}
      return newlyBroken.length === 0 ? [] : [item('fail', html`${nameOf(site)} newly breaks ${rules(newlyBroken)}.`)]
    }),
    ...sites.flatMap((site) => {
      const { fixed = [] } = site.change ?? {}
      return fixed.length === 0 ? [] : [item('pass', html`${nameOf(site)} has fixed ${rules(fixed)}.`)]
    }),
    ...(added === 0 ? [] : [item('not-applicable', html`${sitesWord(added)} had no earlier audit.`)]),
    ...gone.map((name) => item('not-applicable', html`${plainText(name)} is no longer in the list.`)),
  ]
}

const rules = (ids: readonly AuditId[]): SafeHtml[] =>
  ids.map((id, index) => html`${index === 0 ? '' : ', '}<span class="id">${id}</span>`)

const rulesPart = ({ rules: rows }: Portfolio): SafeHtml | null => {
  const broken = rows.filter(({ fail, warn }) => fail + warn > 0)
  if (broken.length === 0) return null
  return html`<section class="rules" aria-labelledby="rules">
    <h2 id="rules">Broken rules</h2>
    <table>
      <thead>
        <tr><th scope="col">Rule</th><th scope="col" class="n">fail</th><th scope="col" class="n">warn</th><th scope="col" class="n">could not tell</th></tr>
      </thead>
      <tbody>
        ${broken.map(
          ({ audit, fail, warn, untold }) =>
            html`<tr><th scope="row">${auditOf(audit).title} <span class="id">${audit}</span></th><td class="n" data-verdict="fail">${fail || ''}</td><td class="n" data-verdict="warn">${warn || ''}</td><td class="n" data-verdict="could-not-tell">${untold || ''}</td></tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

const sitesPart = (portfolio: Portfolio): SafeHtml => {
  const states = statesIn(portfolio)
  return html`<section class="sites" aria-labelledby="sites">
    <h2 id="sites">Sites</h2>
    ${
      states.length < 2
        ? null
        : html`<fieldset class="filter">
            <legend>Show</legend>
            <label><input type="radio" name="state" value="all" checked /> all <b>${portfolio.sites.length}</b></label>
            ${states.map(
              (state) =>
                html`<label data-verdict="${TONES[state]}"><input type="radio" name="state" value="${state}" /> ${STATE_WORDS[state]} <b>${countOf(portfolio, state)}</b></label>`,
            )}
          </fieldset>`
    }
    <ol class="rows">
      ${portfolio.sites.map((site) => siteRow(site))}
    </ol>
  </section>`
}

const siteRow = (site: PortfolioSite): SafeHtml => {
  const { state, target, score, broken, sentence } = site
  return html`<li data-state="${state}" data-verdict="${TONES[state]}">
    ${sign(TONES[state])}
    <div class="what">
      <p class="name">${nameOf(site)} ${target === null || target === site.name ? null : html`<span class="target">${plainText(target)}</span>`}</p>
      ${broken.length === 0 ? html`<p class="said">${plainText(sentence)}</p>` : html`<p class="said">${brokenWords(site)}</p>`}
    </div>
    <p class="score"><span class="state">${STATE_WORDS[state]}</span>${score === null ? '' : html` <b>${score}</b>`}</p>
  </li>`
}

/** Ids are short, and a reader of many sites soon knows them. */
const brokenWords = ({ broken, untold }: PortfolioSite): SafeHtml =>
  html`${broken.map(({ audit, verdict }, index) => html`${index === 0 ? '' : ', '}<span class="id" data-verdict="${verdict}">${audit}</span>`)}${untold.length === 0 ? '' : `; ${untold.length} could not be judged`}`

const nameOf = ({ name, report }: PortfolioSite): SafeHtml =>
  report === null ? html`<b>${plainText(name)}</b>` : html`<a href="${report}">${plainText(name)}</a>`

const footPart = ({ tool }: Portfolio): SafeHtml =>
  html`<footer>
    <p>
      Each name leads to the report of the site, with the proof of each finding and how to fix it. A site is ready if no
      rule that was judged is broken. Made by ${tool.name} ${tool.version}.
    </p>
  </footer>`
