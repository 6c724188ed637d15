import { entriesIn, ofType, seenIn, tagPagesOf } from './questions/look.ts'
import { failureWords, picture, timeline, value } from '../proof.ts'
import { verdictOn, type Problem, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'

export const activationSecured: Rule = {
  audit: 'activation-secured',
  needs: { visit: [VISIT.signsIn, VISIT.looksAround] },
  judge: ({ visit }) => {
    const { signsIn, looksAround } = VISIT
    const behindForm = seenIn(visit.documents, signsIn).filter(({ moment }) => moment === 'at rest')
    const signingIn = entriesIn(visit, signsIn)
    // The form to sign in is on a page of its own, most often, and of a stranger.
    const { page } = ofType(signingIn, 'tag-loaded').at(-1) ?? {}
    // The page behind it may have no tag; those with the chat have it.
    const settled =
      tagPagesOf(behindForm).length > 0
        ? ofType(signingIn, 'activation-settled').filter((entry) => entry.page === page)
        : ofType(entriesIn(visit, looksAround), 'activation-settled')
    const succeeded = settled.filter(({ code }) => code === null)
    const anonymous = succeeded.filter(({ optionType }) => optionType !== 'SECURED_AUTHENTICATION')
    const [first] = settled
    const proof = (faults: typeof settled) => [
      timeline(visit, 'What the visitor did, and what became of it', faults),
      ...picture(visit, VISIT.signsIn, 'The page after signing in'),
    ]
    // The browser has them also where the tag could not tell its platform.
    const calls = seenIn(visit.calls, signsIn, looksAround)
    const problems: Problem[] = []
    if (anonymous.length > 0) {
      const sentence = 'A visitor who has signed in was activated anonymously.'
      problems.push({ word: 'anonymous', sentence, evidence: proof(anonymous) })
    }
    if (succeeded.length === 0) {
      problems.push(
        first === undefined
          ? {
              word: 'no-activation',
              sentence: 'No activation ended after signing in.',
              evidence: [value('Calls of activate after signing in', String(calls.length), '1 a page'), ...proof([])],
            }
          : {
              word: 'failed',
              sentence: `The activation after signing in failed: ${failureWords(first)}.`,
              evidence: proof([first]),
            },
      )
    }
    return verdictOn(problems, 'The visitor was secured after signing in.')
  },
}
