import { TOKEN_ENDPOINT } from '../catalogue/code-samples.ts'
import { endpointRule } from './questions/token-endpoint.ts'
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
    const { withoutSession, afterSignOut } = endpoint
    const problems: readonly Problem[] = [
      ...minted(endpoint, withoutSession, { word: 'without-session', when: 'without any session' }),
      ...minted(endpoint, afterSignOut, {
        // The sign-out can remove a cookie from the browser, but not a recorded header.
        word: endpoint.hasAuthorization ? 'authorization-outlives-session' : 'after-sign-out',
        when: 'after the visitor had signed out',
      }),
    ]
    const isSilent = withoutSession.status === null || afterSignOut?.status === null
    if (problems.length === 0 && (isSilent || afterSignOut === null)) {
      return couldNotTell(
        isSilent ? 'an answer from the token endpoint' : 'a sign-out',
        'The token endpoint could not be tested both without a session and after the sign-out.',
      )
    }
    const good = 'Without a session, and after signing out, the token endpoint minted nothing.'
    return verdictOn(problems, good, ['authorization-outlives-session'])
  }),
}

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
