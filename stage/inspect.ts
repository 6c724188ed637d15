/** Judges a string as a project of the stage would. It has no effect on the journal, prepared answers or used tokens. */

import type { KeyObject } from 'node:crypto'
import type { Project } from '../mock-platform/projects.ts'
import type { StageInspection } from '../protocol/inspection.ts'
import { DEFAULT_TOKEN_POLICY } from '../protocol/token-policy.ts'

export type InspectOptions = {
  /** The project whose rules apply. Default: the first project of the stage. */
  readonly sid?: string
  /** Replaces the keys that are registered for the project. */
  readonly publicKey?: KeyObject
  /** Replaces the platform's private key. */
  readonly decryptionKey?: KeyObject
}

export type Inspect = (text: string, options?: InspectOptions) => Promise<StageInspection>

type InspectDeps = {
  readonly projects: ReadonlyMap<string, Project>
  readonly keys: { readonly decryption: KeyObject }
  readonly clock: { readonly now: () => number }
  /** How far the clock of the server that issued the token is behind the stage's clock, in milliseconds. */
  readonly lagOf: (token: string) => number
}

export const createInspect =
  ({ projects, keys, clock, lagOf }: InspectDeps): Inspect =>
  async (text, { sid, publicKey, decryptionKey = keys.decryption } = {}) => {
    const project = sid === undefined ? [...projects.values()][0] : projects.get(sid)
    const { tokenCheck, strict, replay } = { ...DEFAULT_TOKEN_POLICY, ...project }
    const nowMs = clock.now()
    const rules = {
      sid: project?.sid ?? null,
      authenticationMode: project?.authenticationMode ?? true,
      tokenCheck,
      strict,
      decryption: decryptionKey,
      publicKeys: publicKey === undefined ? (project?.publicKeys ?? []) : [{ key: publicKey }],
      lagMs: lagOf(text),
    }
    // Imported on demand, so that no start waits for the code that judges tokens.
    const { inspectToken } = await import('../mock-platform/inspect-token.ts')
    const inspection = await inspectToken(text, rules, nowMs)
    return { ...inspection, nowMs, sid: rules.sid, isSingleUse: replay === 'refused' }
  }
