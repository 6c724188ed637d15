/** Judges a token as a project does: whether the project takes tokens, what is in the token, and whether it came before. */

import { DEFAULT_TOKEN_POLICY } from '../protocol/token-policy.ts'
import { checkToken, refused, type Refused, type Verdict } from './check-token.ts'
import type { Clock, PlatformKeys } from './ports.ts'
import type { Project } from './projects.ts'
import type { UsedTokens } from './used-tokens.ts'

export type JudgeDeps = {
  readonly keys: Pick<PlatformKeys, 'decryption'>
  readonly clock: Pick<Clock, 'now'>
  readonly usedTokens: UsedTokens
}

/** A refusal that is not about the token. */
export type ModeOff = {
  readonly accepted: false
  readonly code: 'AUTHENTICATION_MODE_OFF'
  readonly detail: string
}

export type GivenToken = {
  readonly jwe: string
  /** How far the clock of the token's issuer is behind the stage's clock. */
  readonly lagMs?: number
}

export const judgeToken = async (
  { jwe, lagMs = 0 }: GivenToken,
  project: Project,
  { keys, clock, usedTokens }: JudgeDeps,
): Promise<Verdict | ModeOff> => {
  const { sid } = project
  if (!project.authenticationMode) {
    return { accepted: false, code: 'AUTHENTICATION_MODE_OFF', detail: `authentication mode is off for project ${sid}` }
  }
  const { replay } = { ...DEFAULT_TOKEN_POLICY, ...project }
  const verdict = await checkToken(jwe, { ...project, decryption: keys.decryption, lagMs }, clock.now())
  // Nothing may be awaited between the check and the note, or the same token sent twice at once would be accepted twice.
  return replay === 'refused' && verdict.accepted && !usedTokens.add(jwe) ? replayed(verdict) : verdict
}

/** The verdict on a token that was accepted before, by a project that accepts each token once. */
export const replayed = (verdict: Pick<Verdict, 'checked' | 'warnings'>): Refused =>
  refused({ cause: 'token-replayed', what: 'it has been accepted before' }, verdict)
