/** Mints tokens with one flaw each: one for every cause for which the platform can refuse a token, or warn about it. */

import type { KeyObject } from 'node:crypto'
import { TOKEN_CAUSES, type TokenCause } from '../protocol/token-causes.ts'
import type { PublicKeySetting, TokenPolicy } from '../protocol/token-policy.ts'
import { CLAIM_FLAWS } from './flaws/claims.ts'
import { INNER_FLAWS, OTHER_KID } from './flaws/inner.ts'
import { OUTER_FLAWS } from './flaws/outer.ts'
import type { Flaw, FlawInput } from './flaws/steps.ts'

export type { Claims, FlawInput, MintingKeys } from './flaws/steps.ts'

const FLAWS: Readonly<Record<TokenCause, Flaw>> = { ...OUTER_FLAWS, ...INNER_FLAWS, ...CLAIM_FLAWS }

/** Rejects if a key cannot be used. */
export const mintFlawed = async (cause: TokenCause, input: FlawInput): Promise<string> => FLAWS[cause](input)

/** What a project is like that refuses the token for this cause. The fields are those of a project in the settings. */
export type RefusingProject = Partial<TokenPolicy> & { readonly publicKeys?: readonly PublicKeySetting[] }

export type Condition = {
  /** A sentence: what the project is like. */
  readonly sentence: string
  readonly project: RefusingProject
}

type BrandKeys = {
  /** The public key that belongs to the private key that signs. */
  readonly own: KeyObject
  readonly another: KeyObject
}

/** Null if every project with the right key refuses the token for this cause. */
export const conditionOf = (cause: TokenCause, keys: BrandKeys): Condition | null => {
  if (TOKEN_CAUSES[cause].code === 'TOKEN_AGAINST_ADVICE') return STRICT
  return CONDITIONS[cause]?.(keys) ?? null
}

const STRICT: Condition = { sentence: 'Only a strict project refuses it; others warn.', project: { strict: true } }

const CONDITIONS: Partial<Record<TokenCause, (keys: BrandKeys) => Condition>> = {
  'token-replayed': () => ({
    sentence: 'Only a project that accepts each token once refuses it, and only the second time.',
    project: { replay: 'refused' },
  }),
  'jws-too-long': () => ({
    sentence:
      'A JWE around it is too long to be read, so the token is the JWS alone: it is refused as jwe-only-signed, and the inspector names this cause on its layer.',
    project: {},
  }),
  'project-without-key': () => ({
    sentence: 'Only a project for which no key is registered refuses it.',
    project: { publicKeys: [] },
  }),
  'signature-key-not-held': ({ own }) => ({
    sentence: 'Only a project whose key is not valid any more, or not yet, refuses it.',
    project: { publicKeys: [{ key: pemOf(own), until: LONG_AGO }] },
  }),
  'signature-kid-wrong': ({ own, another }) => ({
    sentence: `Only a project with two keys refuses it, where "${OTHER_KID}" is not the one that signed.`,
    project: {
      publicKeys: [
        { key: pemOf(own), kid: 'current' },
        { key: pemOf(another), kid: OTHER_KID },
      ],
    },
  }),
}

const LONG_AGO = '2001-01-01T00:00:00Z'

const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString()
