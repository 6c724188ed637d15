import { isVendorUrl } from '../../playwright-kit/vendor-urls.ts'
import { lastFacts, loadsTag } from './questions/look.ts'
import { value } from '../proof.ts'
import { couldNotTell, verdictOn, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'

export const loadingCsp: Rule = {
  audit: 'loading-csp',
  needs: { visit: [VISIT.signsIn] },
  judge: ({ visit }) => {
    if (!lastFacts(visit).some(loadsTag)) {
      return couldNotTell('a page that loads iadvize.js', 'No page of the visit had a script element for iadvize.js.')
    }
    const problems = visit.violations
      .filter(({ blocked }) => isVendorUrl(blocked))
      .map(({ directive, blocked, step }) => {
        const name = directive.replace(/-(?:elem|attr)$/, '')
        return {
          word: `refused-by-${name}`,
          sentence: `The Content-Security-Policy refuses ${new URL(blocked).host}: ${name} does not name it.`,
          evidence: [value(`${name}, when the visitor ${step}`, `refuses ${blocked}`, 'allows it')],
        }
      })
    return verdictOn(problems, 'No policy of the site kept anything of the platform out.')
  },
}
