/** What goes wrong with the signature, or with what is signed. */

import { deflateRawSync } from 'node:zlib'
import { TOKEN_MAX_LENGTH, USER_ID_CLAIM } from '../../protocol/token.ts'
import { base64url, encrypt, good, sign, signed, type Flaw, type FlawInput } from './steps.ts'

/** Something else than the compact JWS is encrypted. */
const around =
  (inside: (input: FlawInput) => Promise<string> | string): Flaw =>
  async (input) =>
    encrypt(await inside(input), input.keys.encryption)

const changed = (change: (jws: string) => string): Flaw => around(async (input) => change(await signed(input)))

export const INNER_FLAWS = {
  /** Alone, because a JWE around it is longer still and is never opened. */
  'jws-too-long': ({ keys }) => sign('x'.repeat(TOKEN_MAX_LENGTH), keys.signing),
  'jws-not-compact': changed((jws) => {
    const [header, payload, signature] = jws.split('.')
    return JSON.stringify({ payload, protected: header, signature })
  }),
  'jws-quoted': changed((jws) => JSON.stringify(jws)),
  'jws-unsigned': around(({ claims }) => JSON.stringify(claims)),
  'jws-is-jwe': around(good),
  'jws-header-not-json': changed((jws) => [base64url('RS256'), ...jws.split('.').slice(1)].join('.')),
  'jws-alg': around(({ claims, keys }) => sign(JSON.stringify(claims), keys.signing, { alg: 'RS512' })),
  'jws-compressed': around(({ claims, keys }) =>
    sign(deflateRawSync(JSON.stringify(claims)), keys.signing, { zip: 'DEF' }),
  ),
  'jws-critical': around(({ claims, keys }) =>
    sign(JSON.stringify(claims), keys.signing, { crit: ['b64'], b64: true }),
  ),
  'project-without-key': good,
  'signature-another-key': around(({ claims, wrongKeys }) => sign(JSON.stringify(claims), wrongKeys.signing)),
  'signature-key-not-held': good,
  'signature-kid-wrong': around(({ claims, keys }) => sign(JSON.stringify(claims), keys.signing, { kid: OTHER_KID })),
  'claims-not-json': around(({ claims, keys }) => sign(`userId=${String(claims[USER_ID_CLAIM])}`, keys.signing)),
} as const satisfies Readonly<Record<string, Flaw>>

/** The name of a key that is not the one that signs. */
export const OTHER_KID = 'next'
