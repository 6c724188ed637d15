/** Says what a pasted text is, and how the platform would judge it. It stores nothing. Pure. */

import { diagnoseKey } from '../diagnosis/key.ts'
import { lookAtPasted } from '../diagnosis/pasted.ts'
import { isToken } from '../diagnosis/token/core.ts'
import { failureOf } from '../protocol/failures.ts'
import type { InspectedVerdict, Inspection, TextDiagnosis } from '../protocol/inspection.ts'
import { checkToken, type TokenRules } from './check-token.ts'
import { openLayers } from './open-layers.ts'

export type InspectionRules = TokenRules & {
  /** Named in the answer if the project takes no tokens. */
  readonly sid: string | null
  readonly authenticationMode: boolean
}

/** `nowMs` is the time on the stage's clock. Never throws. */
export const inspectToken = async (text: string, rules: InspectionRules, nowMs: number): Promise<Inspection> => {
  const { diagnosis, token, look } = lookAtPasted(text)
  const key = diagnosis.kind === 'other' ? keyIn(text) : null
  if (key !== null) return { diagnosis: key, layers: [], verdict: null, unwrapped: null }
  if (token === null) return { diagnosis, layers: [], verdict: null, unwrapped: null }
  const { core, wrappings, inside } = look
  const isWrapped = wrappings.length > 0 && core.kind === 'jwe' && core.form === 'compact'
  return {
    diagnosis,
    layers: isToken(core) ? await openLayers(inside, rules, nowMs) : [],
    verdict: await judge(token, rules, nowMs),
    unwrapped: isWrapped ? await judge(inside, rules, nowMs) : null,
  }
}

const judge = async (token: string, rules: InspectionRules, nowMs: number): Promise<InspectedVerdict> => {
  const verdict = await checkToken(token, rules, nowMs)
  const { warnings, checked } = verdict
  if (!rules.authenticationMode) {
    const code = 'AUTHENTICATION_MODE_OFF'
    const detail = `authentication mode is off for project ${rules.sid ?? ''}`.trim()
    return { accepted: false, code, layer: null, cause: null, detail, fix: failureOf(code).fix, warnings, checked }
  }
  if (!verdict.accepted) return verdict
  return { accepted: true, userId: verdict.userId, warnings, checked }
}

/** Marks of a key in one of its formats. None of them occurs in a token. */
const LOOKS_LIKE_KEY =
  /-----BEGIN |---- BEGIN |"kty"\s*:|^\s*(?:ssh-|ecdsa-sha2|PuTTY-User-Key|MI[IG][A-Za-z0-9+/]{30}|<RSAKeyValue)/

const keyIn = (text: string): TextDiagnosis | null => {
  if (!LOOKS_LIKE_KEY.test(text)) return null
  const found = diagnoseKey(text)
  if (found.key === null) return { kind: 'wrong-key', sentence: `This ${found.problem}`, fix: null }
  const form = found.note ?? "is a public key in the form of iAdvize's own instructions."
  return {
    kind: 'public-key',
    sentence: `This ${form} It can be registered for a project; it is not a token.`,
    fix: null,
  }
}
