/** Says what is wrong with a user id, or with a value that is probably not meant to be one. */

import { misspelt } from '../../protocol/nearest.ts'
import type { TokenAdviceCause, TokenFinding } from '../../protocol/token-causes.ts'
import { USER_ID_CLAIM, USER_ID_MAX_LENGTH } from '../../protocol/token.ts'
import { quoted, valueWords, type Claims } from './words.ts'

/** Why the claim is not a valid user id, or null. */
export const describeUserId = (claims: Claims): TokenFinding | null => {
  const userId = claims[USER_ID_CLAIM]
  if (userId === undefined) return describeMissing(claims)
  if (typeof userId !== 'string') {
    const fix = typeof userId === 'number' ? 'Write the id in quotes: String(id).' : 'Put in only the id, as a string.'
    return { cause: 'user-id-not-a-string', what: `${USER_ID_CLAIM} is not a string: it is ${valueWords(userId)}`, fix }
  }
  if (userId === '') return { cause: 'user-id-empty', what: `${USER_ID_CLAIM} is empty` }
  const length = Array.from(userId).length
  if (length <= USER_ID_MAX_LENGTH) return null
  return {
    cause: 'user-id-too-long',
    what: `${USER_ID_CLAIM} has ${length} characters; at most ${USER_ID_MAX_LENGTH} are allowed`,
  }
}

/** Other names that people use for this claim. If a token has several, the first in this order is taken. */
const ALIASES = [
  'userId',
  'externalUserId',
  'customerId',
  'externalId',
  'clientId',
  'accountId',
  'extId',
  'uid',
  'sub',
  'id',
]

const describeMissing = (claims: Claims): TokenFinding => {
  const missing = `${USER_ID_CLAIM} is missing`
  if (Object.hasOwn(claims, 'userId')) {
    return { cause: 'user-id-without-prefix', what: `${missing}; without the prefix the claim is not read` }
  }
  const instead = misnamedIn(claims)
  if (instead !== null) {
    return {
      cause: 'user-id-misnamed',
      what: `${missing}; there is ${quoted(instead)} instead`,
      fix: renaming(instead),
    }
  }
  const [outer, inner] = nestedIn(claims) ?? []
  if (outer !== undefined && inner !== undefined) {
    const what = `${missing}; ${quoted(inner)} is inside ${quoted(outer)} instead of among the claims`
    return { cause: 'user-id-misnamed', what, fix: `Put it at the top of the claims, as "${USER_ID_CLAIM}".` }
  }
  return { cause: 'user-id-missing', what: missing }
}

const renaming = (name: string): string => `Call the claim "${USER_ID_CLAIM}" instead of ${quoted(name)}.`

const misnamedIn = (claims: Claims): string | null => {
  const names = Object.keys(claims).filter((name) => ['string', 'number'].includes(typeof claims[name]))
  const near = names.find((name) => isNear(lastWord(name), 'userId'))
  if (near !== undefined) return near
  for (const alias of ALIASES) {
    const found = names.find((name) => plain(lastWord(name)) === plain(alias))
    if (found !== undefined) return found
  }
  return null
}

const nestedIn = (claims: Claims): readonly [string, string] | null => {
  for (const [name, value] of Object.entries(claims)) {
    if (typeof value !== 'object' || value === null) continue
    const inner = Object.keys(value).find((field) => isNear(lastWord(field), 'userId'))
    if (inner !== undefined) return [name, inner]
  }
  return null
}

/** The part of a claim name after its last slash. */
export const lastWord = (name: string): string => name.slice(name.lastIndexOf('/') + 1).trim()

/** Whether the word differs from `wanted` only in case, in separators or by a typo. */
const isNear = (word: string, wanted: string): boolean => misspelt(word, [wanted], 2).length > 0

const plain = (word: string): string => word.toLowerCase().replaceAll(/[^a-z]/g, '')

type Doubt = { readonly cause: TokenAdviceCause; readonly what: string }

/** What the user id looks like instead of an id. `named` is the subject of the sentences. */
export const doubtsAbout = (userId: string, named: string): readonly Doubt[] => {
  const inside = userId.trim().replaceAll(/^(["'])(.*)\1$/gs, '$2')
  const placeholder = placeholderIn(inside.trim())
  if (placeholder !== null)
    return [{ cause: 'user-id-placeholder', what: `${named} is ${quoted(userId)}: ${placeholder}` }]
  if (inside !== userId) {
    const around = userId.trim() === userId ? 'quotes' : 'white space'
    return [{ cause: 'user-id-wrapped', what: `${named} has ${around} around it: ${quoted(userId)}` }]
  }
  return EMAIL.test(userId)
    ? [{ cause: 'user-id-looks-like-email', what: `${named} looks like an e-mail address` }]
    : []
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/

/** Why it cannot be the id of one person, or null. */
const placeholderIn = (id: string): string | null => PLACEHOLDERS.find(({ looks }) => looks.test(id))?.says ?? null

const MISSING = 'a missing value that was turned into text'
const TEMPLATE = 'a placeholder that was never filled in'

const PLACEHOLDERS: readonly { readonly looks: RegExp; readonly says: string }[] = [
  { looks: /^$/, says: 'nothing but white space' },
  { looks: /^(?:undefined|null|nil|none|nan|\(null\)|true|false)$/i, says: MISSING },
  { looks: /(?:^|[-_:/|.])undefined$|[:|/_](?:null|NaN)$/, says: MISSING },
  { looks: /\[object \w+\]/, says: 'an object that was turned into text' },
  { looks: /^[+-]?0+(?:\.0+)?$|^-1$/, says: 'the default of a number that was not set' },
  {
    looks: /^[{(]?(?:0{8}-(?:0{4}-){3}0{12}|f{8}-(?:f{4}-){3}f{12}|0{32})[)}]?$/i,
    says: 'a UUID that stands for no id',
  },
  { looks: /\{\{.*\}\}|\$\{.*\}|#\{.*\}|<%.*%>/s, says: TEMPLATE },
  {
    looks: /^(?:<[^<>]+>|%[A-Za-z][\w.-]*%|\{[A-Za-z0-9_. ]+\}|\[[A-Za-z_ -]+\]|__\w+__|%[sd]|[$:][A-Za-z_]\w*)$/,
    says: TEMPLATE,
  },
  { looks: /^(?:your|my)[-_ ]?(?:user|customer|client)[-_ ]?id$/i, says: TEMPLATE },
  {
    looks:
      /^(?:user|users|customer|client|member|visitor|guest|anonymous|anon|unknown|nobody|default|test|tests|testuser|test[-_]user|example|sample|dummy|placeholder|todo|tbd|xxx+|foo|bar|n\/?a)$/i,
    says: "a generic word, not a customer's id",
  },
  {
    looks: /^(?:id|uuid|guid|string|(?:user|customer|client|account|external|visitor)[-_ ]?id)$/i,
    says: 'the name of the field, not its value',
  },
]
