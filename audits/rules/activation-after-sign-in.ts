import {
  activationsIn,
  entriesIn,
  isAnonymous,
  ofType,
  seenIn,
  tagPagesOf,
  type AskedActivation,
} from './questions/look.ts'
import { timeline, value } from '../proof.ts'
import { couldNotTell, pass, verdictOn, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'
import type { Scene } from '../seen.ts'

export const activationAfterSignIn: Rule = {
  audit: 'activation-after-sign-in',
  needs: { visit: [VISIT.opens] },
  judge: ({ visit }) => {
    const entries = entriesIn(visit, VISIT.opens)
    const problems = [...activationsIn(entries), ...atTheForm(visit)].map((activation) => ({
      ...(isAnonymous(activation) ? ANONYMOUS : CALLED),
      evidence: [
        timeline(visit, 'What a stranger saw', [activation.requested, ...activation.answers]),
        value('Option', activation.answers.at(-1)?.optionType ?? 'none', 'no call of activate'),
      ],
    }))
    const isTagThere = tagPagesOf(seenIn(visit.documents, VISIT.opens)).length > 0
    if (problems.length === 0 && !isTagThere) return pass('The page that a stranger opened does not load the tag.')
    if (ofType(entries, 'tag-loaded').length === 0) {
      return couldNotTell('a page on which the tag runs', 'The tag did not run on the page that a stranger opened.')
    }
    return verdictOn(problems, 'activate was not called for a visitor who had not signed in.', [ANONYMOUS.word])
  },
}

const CALLED = { word: 'called', sentence: 'activate was called for a visitor who had not signed in.' } as const

const ANONYMOUS = {
  word: 'anonymous',
  sentence: 'A visitor who had not signed in was activated anonymously, which is the second choice of the vendor.',
} as const

/**
 * On the pages that lead to the sign-in. A token says that the visitor was signed in by then; and a page that was left
 * before the site had answered may be one behind the form.
 */
const atTheForm = (visit: Scene): readonly AskedActivation[] => {
  const entries = entriesIn(visit, VISIT.signsIn)
  const behindForm = seenIn(visit.documents, VISIT.signsIn).filter(({ moment }) => moment === 'at rest')
  const behind = tagPagesOf(behindForm).length > 0 ? ofType(entries, 'tag-loaded').at(-1)?.page : undefined
  return activationsIn(entries).filter(
    ({ requested, answers }) =>
      requested.page !== behind && answers.length > 0 && answers.every(({ token }) => token === null),
  )
}
