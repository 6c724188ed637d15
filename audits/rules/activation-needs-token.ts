import { activationsIn, entriesIn, isAnonymous, sinceStepOf, type AskedActivation } from './questions/look.ts'
import { picture, timeline } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { NO_TOKEN } from '../scenes/no-token.ts'
import type { Scene } from '../seen.ts'

export const activationNeedsToken: Rule = {
  audit: 'activation-needs-token',
  needs: { visit: [], noToken: [] },
  judge: ({ visit: { endpoint }, noToken }) => {
    if (endpoint === null || noToken.steps.length === 0) {
      return couldNotTell('the token endpoint of the site', noToken.trouble?.sentence ?? NO_ENDPOINT)
    }
    const without = activationsIn(noToken.journal).filter(({ answers }) => answers.every(({ token }) => token === null))
    const problems = without.map((activation) => problemOf(noToken, activation))
    const { origin, pathname } = new URL(endpoint.url)
    const asked = noToken.requests.filter(({ url }) => url.startsWith(`${origin}${pathname}`))
    if (problems.length === 0 && !asked.some(({ status }) => status === 500)) {
      return couldNotTell(
        'a page that asks for a token',
        'The page that was opened did not ask its endpoint for a token.',
      )
    }
    const isAnonymousOnly = [ANONYMOUS.word, ANONYMOUS_STRANGER.word]
    return verdictOn(problems, 'Without a token, and without a sign-in, no page called activate.', isAnonymousOnly)
  },
}

const problemOf = (noToken: Scene, activation: AskedActivation): Problem => {
  const { requested, answers } = activation
  const isStranger = entriesIn(noToken, NO_TOKEN.cannotSignIn).includes(requested)
  const kinds = isStranger ? ([ANONYMOUS_STRANGER, CALLED_STRANGER] as const) : ([ANONYMOUS, CALLED] as const)
  return {
    ...kinds[isAnonymous(activation) ? 0 : 1],
    evidence: [
      timeline(sinceStepOf(noToken, requested), 'What came of the failure', [requested, ...answers]),
      ...(isStranger
        ? picture(noToken, NO_TOKEN.cannotSignIn, 'The page without a sign-in')
        : picture(noToken, NO_TOKEN.opens, 'The page without a token')),
    ],
  }
}

const NO_ENDPOINT = 'No request of the pages brought the token, so its endpoint could not be made to fail.'

const CALLED = { word: 'called', sentence: 'activate was called although the token endpoint had failed.' } as const

const ANONYMOUS = {
  word: 'anonymous',
  sentence: 'Without a token a customer was activated anonymously, which is the second choice of the vendor.',
} as const

const CALLED_STRANGER = {
  word: 'called-without-sign-in',
  sentence: 'activate was called although the visitor could not sign in.',
} as const

const ANONYMOUS_STRANGER = {
  word: 'anonymous-without-sign-in',
  sentence: 'A visitor who could not sign in was activated anonymously, which is the second choice of the vendor.',
} as const
