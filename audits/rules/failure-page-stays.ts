import { MINT_AT_EACH_CALL } from '../catalogue/code-samples.ts'
import { deadEndProblem, deadEndsIn, harmedIn, harmProblem, isCompared } from './questions/standing.ts'
import { couldNotTell, verdictOn, type Problem, type Audit } from '../rule.ts'
import type { EndpointSeen, Scene, Seen } from '../seen.ts'
import { NO_TOKEN } from '../scenes/steps.ts'

/** The visitor is still signed in: only the token of the chat has failed. */
const FAILS = [
  [NO_TOKEN.opens, '500'],
  [NO_TOKEN.isNotAnswered, 'no answer'],
  [NO_TOKEN.getsNone, '200 without a token'],
] as const

/** These may mean the end of the session, so the site may ask the visitor to sign in. */
const REFUSES = [
  [NO_TOKEN.isRefused, '401'],
  [NO_TOKEN.isForbidden, '403'],
] as const

export const audit: Audit = {
  title: 'The page stays usable when the token endpoint fails or refuses',
  rule: 'When the token endpoint fails (500, no answer, no token) the page keeps its content and its controls, or leads to a page of the site that can be used; when it refuses (401, 403) the visitor can go on or sign in.',
  why: 'The token is for the chat alone. A page that goes blank or is covered because there is no token loses the customer.',
  source: {
    basis: 'practice',
    says: "The vendor's pages are silent. What a visitor came for must not depend on the chat.",
  },
  fix: {
    text: 'Let the failure end in the provider: nothing else on the page may depend on it.',
    code: { language: 'js', text: MINT_AT_EACH_CALL },
  },
  worst: 'fail',
  weight: 3,
  place: 6,
  needs: { visit: [], noToken: [] },
  judge: ({ visit, noToken }) => {
    const { endpoint } = visit
    if (endpoint === null || noToken.steps.length === 0) {
      return couldNotTell('the token endpoint of the site', noToken.trouble?.sentence ?? NO_ENDPOINT)
    }
    const problems = problemsOf({ visit, noToken }, problemSteps(endpoint, noToken))
    const good = 'Whenever the token endpoint failed, the page kept its content or led on to a page that can be used.'
    if (problems.length > 0) return verdictOn(problems, good)
    if (problemSteps(endpoint, noToken).length === 0) {
      return couldNotTell(
        'a page that asks for a token',
        'No page that was opened called the token endpoint, so it could not fail there.',
      )
    }
    return isCompared(noToken, visit, ...FAILS.map(([step]) => step))
      ? verdictOn([], good)
      : couldNotTell(
          'a page with the same address in each visit',
          'No page was seen both with a failing token endpoint and with a working one.',
        )
  },
}

const NO_ENDPOINT = 'No request of the pages fetched the token, so its endpoint could not be made to fail.'

const WHEN = 'When the token endpoint failed'

/**
 * The steps in which the token endpoint was called. In the others nothing failed, and the page may be that of an
 * anonymous visitor.
 */
const problemSteps = ({ url: address }: EndpointSeen, { requests }: Scene): readonly string[] => {
  const { origin, pathname } = new URL(address)
  return requests.filter(({ url }) => url.startsWith(`${origin}${pathname}`)).map(({ step }) => step)
}

const problemsOf = (
  { visit, noToken: scene }: Pick<Seen, 'visit' | 'noToken'>,
  steps: readonly string[],
): readonly Problem[] => {
  const harmed = FAILS.filter(([step]) => steps.includes(step)).flatMap(([step, why]) =>
    harmedIn(scene, visit, step).map((harm) => ({ harm, why })),
  )
  const told = harmed.map(({ harm }) => harm.look)
  return [
    ...harmed.map(({ harm, why }) => harmProblem(harm, WHEN, { scene, why })),
    ...deadEnds(scene, visit)
      .filter(({ look }) => steps.includes(look.step))
      .filter(({ look }) => !told.includes(look))
      .map(({ look, why }) => deadEndProblem(look, WHEN, { scene, why })),
  ]
}

const deadEnds = (scene: Scene, visit: Scene) =>
  [...FAILS, ...REFUSES].flatMap(([step, why]) => deadEndsIn(scene, visit, step).map((look) => ({ look, why })))
