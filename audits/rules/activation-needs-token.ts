import { activationsIn, isAnonymous } from './questions/look.ts'
import { picture, timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Rule } from '../rule.ts'
import { NO_TOKEN } from '../scenes/no-token.ts'

export const activationNeedsToken: Rule = {
  audit: 'activation-needs-token',
  needs: { visit: [], noToken: [] },
  judge: ({ visit: { endpoint }, noToken }) => {
    if (endpoint === null || noToken.steps.length === 0) {
      return couldNotTell('the token endpoint of the site', noToken.trouble?.sentence ?? NO_ENDPOINT)
    }
    const without = activationsIn(noToken.journal).filter(({ answers }) => answers.every(({ token }) => token === null))
    const problems = without.map((activation) => ({
      ...(isAnonymous(activation) ? ANONYMOUS : CALLED),
      evidence: [
        timeline(noToken, 'A page load while the token endpoint fails', [activation.requested, ...activation.answers]),
        value('Answer of the token endpoint', '500', null),
        ...picture(noToken, NO_TOKEN.opens, 'The page without a token'),
      ],
    }))
    const { origin, pathname } = new URL(endpoint.url)
    const asked = noToken.requests.filter(({ url }) => url.startsWith(`${origin}${pathname}`))
    if (problems.length === 0 && !asked.some(({ status }) => status === 500)) {
      return couldNotTell(
        'a page that asks for a token',
        'The page that was opened did not ask its endpoint for a token.',
      )
    }
    return verdictOn(problems, 'Without a token the page did not call activate.', [ANONYMOUS.word])
  },
}

const NO_ENDPOINT = 'No request of the pages brought the token, so its endpoint could not be made to fail.'

const CALLED = { word: 'called', sentence: 'activate was called although the token endpoint had failed.' } as const

const ANONYMOUS = {
  word: 'anonymous',
  sentence: 'Without a token a customer was activated anonymously, which is the second choice of the vendor.',
} as const
