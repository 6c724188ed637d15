import { TOKEN_ENDPOINT } from '../catalogue/code-samples.ts'
import { endpointRule } from './questions/token-endpoint.ts'
import { OTHER_SESSIONS } from '../missing.ts'
import { value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Audit } from '../rule.ts'
import type { EndpointAnswer, EndpointSeen } from '../seen.ts'

export const audit: Audit = {
  title: 'The token endpoint gives a token to signed-in visitors only',
  rule: 'Without a session of the brand, and after signing out, the token endpoint mints nothing.',
  why: 'An endpoint that does not check the session gives the identity of a customer to anyone who asks.',
  source: {
    basis: 'inferred',
    page: 'BE-SIG',
    says: "The client's backend vouches for the user by its signature; it can only do so for a user it knows.",
  },
  fix: {
    text: 'Read the customer from the session at each request, and answer 401 without one.',
    code: { language: 'js', text: TOKEN_ENDPOINT },
  },
  worst: 'fail',
  weight: 3,
  place: 16,
  ...endpointRule((endpoint) => {
    const { withoutSession, afterSignOut, alone } = endpoint
    const problems: readonly Problem[] = [
      ...minted(endpoint, withoutSession, { word: 'without-session', when: 'without any session' }),
      ...minted(endpoint, alone?.madeUpSession ?? null, {
        word: 'made-up-session',
        when: 'for a session that was made up',
      }),
      ...minted(endpoint, afterSignOut, {
        // The sign-out can remove a cookie from the browser, but not a recorded header.
        word: endpoint.hasAuthorization ? 'authorization-outlives-session' : 'after-sign-out',
        when: 'after the visitor had signed out',
      }),
      ...pageInstead(endpoint),
    ]
    const asked = [withoutSession, afterSignOut, ...(alone === undefined ? [] : [alone.madeUpSession])]
    const isSilent = asked.some((answer) => answer?.status === null)
    if (problems.length === 0 && (isSilent || afterSignOut === null)) {
      const toGive = alone === undefined ? 'a sign-out' : OTHER_SESSIONS.ended
      return couldNotTell(
        isSilent ? 'an answer from the token endpoint' : toGive,
        'The token endpoint could not be tested both without a session and after the sign-out.',
      )
    }
    const good = 'Without a session, and after signing out, the token endpoint minted nothing.'
    return verdictOn(problems, good, ['authorization-outlives-session', 'web-page'])
  }),
}

/** A script that follows the redirect to a sign-in page gets a successful answer, whose text is no token. */
const pageInstead = ({ method, url, withoutSession: { status, isWebPage = false, token } }: EndpointSeen) =>
  isWebPage && token === null && status !== null && status < 300
    ? [
        {
          word: 'web-page',
          sentence: 'Without any session, the token endpoint answered with a web page instead of a refusal.',
          evidence: [
            value(
              `the answer to ${method} ${url}, without any session`,
              `${status}, with a web page`,
              '401, and no page',
            ),
          ],
        },
      ]
    : []

const minted = (
  { method, url }: EndpointSeen,
  answer: EndpointAnswer | null,
  { word, when }: { readonly word: string; readonly when: string },
): readonly Problem[] => {
  if (answer === null || answer.token === null) return []
  const seen = `${answer.status}, with ${answer.token}`
  return [
    {
      word,
      sentence: `The token endpoint answered with a token ${when}.`,
      evidence: [value(`the answer to ${method} ${url}, ${when}`, seen, '401, and no token')],
    },
  ]
}
