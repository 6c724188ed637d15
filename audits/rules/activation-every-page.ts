import { ACTIVATE_ONCE } from '../catalogue/code-samples.ts'
import { entriesIn, ofType, sinceStepOf } from './questions/look.ts'
import { endsWithThePage } from './questions/session-place.ts'
import { unansweredIn } from './questions/unanswered.ts'
import { timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Audit } from '../rule.ts'
import { VISIT } from '../scenes/steps.ts'

const { looksAround, isTriedAgain } = VISIT

export const audit: Audit = {
  title: 'Every page with the chat tag activates it for a signed-in visitor',
  rule: 'While the visitor is signed in, each page load that loads the tag also calls activate.',
  why: 'In authenticated mode the tag does not start by itself: on a page without activate the conversation is gone.',
  source: {
    basis: 'documented',
    page: 'FAQ',
    says: 'activate is called once each time the tag is loaded, hence on every change of page.',
  },
  fix: {
    text: 'Put the call next to the snippet, in the template of all pages, and not only on the page after the sign-in.',
    code: { language: 'js', text: ACTIVATE_ONCE },
  },
  worst: 'fail',
  weight: 3,
  place: 2,
  needs: { visit: [looksAround, isTriedAgain] },
  judge: ({ visit }) => {
    const ended = endsWithThePage(visit)
    if (ended !== null) return ended
    // In these steps the visitor is certainly signed in. The pages of earlier steps may be those of an anonymous visitor.
    const loaded = ofType(entriesIn(visit, looksAround, isTriedAgain), 'tag-loaded')
    if (loaded.length === 0) {
      return couldNotTell(
        'a page with the chat on which the tag runs',
        'The tag did not run on any page that a signed-in visitor opened.',
      )
    }
    const activated = ofType(visit.journal, 'activation-requested').map(({ page }) => page)
    const silent = loaded.filter(({ page }) => !activated.includes(page))
    const late = silent.length === 0 ? null : unansweredIn(visit, [looksAround, isTriedAgain], [VISIT.opens])
    if (late !== null) return late
    const evidence = [
      timeline(sinceStepOf(visit, silent[0]), 'Marked: page loads without a call of activate', silent),
      value('Page loads with a call of activate', `${loaded.length - silent.length} of ${loaded.length}`, 'all'),
    ]
    const problems = silent.map(({ url }) => ({
      word: 'page-without-activation',
      sentence: 'The tag is loaded for a signed-in visitor, but activate is not called',
      at: `on ${url}`,
      evidence,
    }))
    return verdictOn(problems, `Each of ${loaded.length} page loads with the tag called activate.`)
  },
}
