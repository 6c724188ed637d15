import { endpointRule } from './questions/token-endpoint.ts'
import { value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem } from '../rule.ts'
import type { EndpointAnswer, EndpointSeen } from '../seen.ts'

export const tokenEndpointSession = endpointRule('token-endpoint-session', (endpoint) => {
  const { withoutSession, afterSignOut } = endpoint
  const problems: readonly Problem[] = [
    ...minted(endpoint, withoutSession, { word: 'without-session', when: 'without any session' }),
    ...minted(endpoint, afterSignOut, {
      // A cookie has been taken back from the browser; a header that was written down has not.
      word: endpoint.hasAuthorization ? 'authorization-outlives-session' : 'after-sign-out',
      when: 'after the visitor had signed out',
    }),
  ]
  const isSilent = withoutSession.status === null || afterSignOut?.status === null
  if (problems.length === 0 && (isSilent || afterSignOut === null)) {
    return couldNotTell(
      isSilent ? 'an answer of the token endpoint' : 'a sign-out',
      'The token endpoint was not seen both without a session and after signing out.',
    )
  }
  const good = 'Without a session, and after signing out, the token endpoint minted nothing.'
  return verdictOn(problems, good, ['authorization-outlives-session'])
})

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
