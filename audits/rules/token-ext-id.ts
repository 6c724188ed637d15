import { ofType } from './questions/look.ts'
import { timeline } from '../proof.ts'
import { couldNotTell, verdictOn, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'

export const tokenExtId: Rule = {
  audit: 'token-ext-id',
  needs: { visit: [VISIT.signsIn] },
  judge: ({ visit }) => {
    const secured = ofType(visit.journal, 'attempt-sent').filter(
      ({ optionType }) => optionType === 'SECURED_AUTHENTICATION',
    )
    if (secured.length === 0) {
      return couldNotTell('an activation with a token', 'No page has sent a token.', timeline(visit, 'The visit'))
    }
    const pages = secured.map(({ page }) => page)
    const found = ofType(visit.journal, 'property-set').filter(
      ({ name, page, value }) => name === 'customData' && pages.includes(page) && value.includes('"extID"'),
    )
    const sentence = 'A page that sends a token gives extID to the tag as well, in its custom data.'
    return verdictOn(
      found.map((entry) => ({
        word: 'ext-id',
        sentence,
        evidence: [timeline(visit, 'Until the page gave extID to the tag', [entry])],
      })),
      'No page that sends a token has extID in its custom data.',
    )
  },
}
