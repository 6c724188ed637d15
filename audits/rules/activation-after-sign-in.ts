import {
  activationsIn,
  entriesIn,
  isAnonymous,
  lastTagPage,
  ofType,
  seenIn,
  tagPagesOf,
  type AskedActivation,
} from './questions/look.ts'
import { timeline, value } from '../proof.ts'
import { couldNotTell, pass, verdictOn, type Audit } from '../rule.ts'
import type { Scene } from '../seen.ts'
import { VISIT } from '../scenes/steps.ts'

export const audit: Audit = {
  title: 'A visitor who has not signed in gets no token',
  rule: 'For a visitor who has not signed in, activate is called without a token or not at all. A call with a token breaks this rule; a call whose provider returns neither a token nor the anonymous option only warns.',
  why: 'Before the sign-in a token can only belong to someone else, and a call that has none asks your endpoint several times for nothing.',
  source: {
    basis: 'documented',
    page: 'AUTH',
    says: 'A visitor may be activated anonymously first; after the sign-in activate is called again, with the token.',
  },
  fix: {
    text: 'Call activate with a token only where your server says that the visitor is signed in.',
    code: { language: 'js', text: `if (document.documentElement.dataset.signedIn === 'true') startChat()` },
  },
  worst: 'fail',
  weight: 2,
  place: 6,
  needs: { visit: [VISIT.opens] },
  judge: ({ visit }) => {
    const entries = entriesIn(visit, VISIT.opens)
    const activations = [...activationsIn(entries), ...atTheForm(visit)]
    // The vendor documents an anonymous activation before the sign-in, and a secured one after it.
    const others = activations.filter((activation) => hasToken(activation) || !isAnonymous(activation))
    const problems = others.map((activation) => ({
      ...(hasToken(activation) ? WITH_TOKEN : WITHOUT_TOKEN),
      evidence: [
        timeline(visit, 'What an anonymous visitor saw', [activation.requested, ...activation.answers]),
        value('Option', activation.answers.at(-1)?.optionType ?? 'none', 'no call of activate'),
      ],
    }))
    const isTagThere = tagPagesOf(seenIn(visit.documents, VISIT.opens)).length > 0
    if (problems.length === 0 && !isTagThere)
      return pass('The page that an anonymous visitor opened does not load the tag.')
    if (ofType(entries, 'tag-loaded').length === 0) {
      return couldNotTell(
        'a page on which the tag runs',
        'The tag did not run on the page that an anonymous visitor opened.',
      )
    }
    const good =
      activations.length === 0
        ? 'activate was not called for a visitor who had not signed in.'
        : 'A visitor who had not signed in was activated anonymously, which the vendor documents.'
    return verdictOn(problems, good, [WITHOUT_TOKEN.word])
  },
}

const hasToken = ({ answers }: AskedActivation): boolean => answers.some(({ token }) => token !== null)

const WITH_TOKEN = {
  word: 'with-a-token',
  sentence: 'A visitor who had not signed in was activated with a token, which can only belong to someone else.',
} as const

/** The call fails, and the visitor stays unknown. */
const WITHOUT_TOKEN = {
  word: 'called',
  sentence: 'activate was called for a visitor who had not signed in; the vendor recommends not calling it then.',
} as const

/**
 * Activations on the pages that lead to the sign-in. A call with a token is left out, because the visitor was signed in
 * by then. So is a call without an answer, because its page may already be behind the form.
 */
const atTheForm = (visit: Scene): readonly AskedActivation[] => {
  const entries = entriesIn(visit, VISIT.signsIn)
  const behindForm = seenIn(visit.documents, VISIT.signsIn).filter(({ moment }) => moment === 'at rest')
  const behind = tagPagesOf(behindForm).length > 0 ? lastTagPage(visit, VISIT.signsIn) : undefined
  return activationsIn(entries).filter(
    ({ requested, answers }) =>
      requested.page !== behind && answers.length > 0 && answers.every(({ token }) => token === null),
  )
}
