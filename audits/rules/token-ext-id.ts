import { ofType } from './questions/look.ts'
import { timeline } from '../proof.ts'
import { couldNotTell, verdictOn, type Audit } from '../rule.ts'
import { VISIT } from '../scenes/steps.ts'

export const audit: Audit = {
  title: 'extID is not set for a visitor who is authenticated by a token',
  rule: 'The custom data has no extID where visitors are authenticated.',
  why: 'With extID the visitor is authenticated, but the agent sees no padlock and treats them as a stranger.',
  source: { basis: 'documented', page: 'BE-IMP', says: 'extID must not be used together with authentication.' },
  fix: {
    text: 'Remove extID from idzCustomData and from customData.',
    code: { language: 'js', text: `window.idzCustomData = { product_id: product.id }   // no extID` },
  },
  worst: 'fail',
  weight: 2,
  place: 15,
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
    const sentence = 'A page that sends a token also gives extID to the tag, in its custom data.'
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
