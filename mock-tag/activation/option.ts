/** Reads what a provider returned. The provider is the site's code, so it can return anything. */

import type { AuthenticationOption, EchoedOption } from '../../protocol/activation.ts'
import type { AnonymousType, Fidelity } from '../../protocol/fidelity.ts'
import { fingerprint } from '../../protocol/token.ts'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const rawOption = (provided: unknown): Readonly<Record<string, unknown>> => {
  const option = isRecord(provided) ? provided['authenticationOption'] : null
  return isRecord(option) ? option : {}
}

/** The option, or null if it is none that the vendor documents. */
export const readOption = (provided: unknown, { anonymousTypes }: Fidelity): AuthenticationOption | null => {
  const { type, token } = rawOption(provided)
  if (type === 'SECURED_AUTHENTICATION') return typeof token === 'string' && token !== '' ? { type, token } : null
  const anonymous = type as AnonymousType
  if (!anonymousTypes.includes(anonymous)) return null
  return token === null ? { type: anonymous, token } : { type: anonymous }
}

/**
 * The option as a failure echoes it, always in the documented shape. A missing type becomes the secured one, which a project in
 * authentication mode expects.
 */
export const echoOption = (provided: unknown): EchoedOption => {
  const { type, token } = rawOption(provided)
  return {
    type: typeof type === 'string' ? type : 'SECURED_AUTHENTICATION',
    token: typeof token === 'string' ? token : null,
  }
}

export const optionTypeOf = (provided: unknown): string | null => {
  const { type } = rawOption(provided)
  return typeof type === 'string' ? type.slice(0, 100) : null
}

/** The fingerprint under which the journal shows the option's token. */
export const tokenName = ({ token }: AuthenticationOption): string | null => (token ? fingerprint(token) : null)

/**
 * Describes what a provider returned instead of an option, for `protocol/provided.ts`: the kinds of its values, but no value
 * except the type.
 */
export const sketch = (provided: unknown): string => {
  try {
    return JSON.stringify([provided], (name, value: unknown) => {
      const kind = {}.toString.call(value).slice(8, -1)
      return value === '' || name === 'type' || /^(Obj|Arr)/.test(kind) ? value : kind
    }).slice(0, 1_999)
  } catch {
    return '-'
  }
}
