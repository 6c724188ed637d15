/** Tokens that are the same because a server minted twice within one second of its clock. */

import { fingerprint } from '../../../protocol/token.ts'
import { ofType } from './look.ts'
import { APART_MS, isBareToken } from '../../scenes/server-second.ts'
import type { Scene } from '../../seen.ts'

/**
 * Whether each call of the provider asked the server, but all answers came too close together to show whether they were
 * minted anew.
 */
export const isMintedInOneSecond = ({ tokens, requests, journal }: Scene, token: string | null): boolean => {
  const text = tokens.find((one) => fingerprint(one) === token)
  if (text === undefined || !isBareToken(text)) return false
  const calls = ofType(journal, 'provider-answered').filter((answer) => answer.token === token)
  const times = requests.flatMap(({ answer, answeredAt }) =>
    answer?.includes(text) && answeredAt !== undefined ? [answeredAt] : [],
  )
  return times.length >= calls.length && Math.max(...times) - Math.min(...times) < APART_MS
}
