/** What the entries of a journal have, so that a claim about what there cannot be is told from one about what did not come. */

import { inspect } from 'node:util'
import type { MessageAuthor } from '../protocol/conversation.ts'
import { FAILURE_CODES } from '../protocol/failures.ts'
import type { EntryOf, EntryType } from '../protocol/journal.ts'
import { ANSWERS, TOKEN_BACKEND_BEHAVIOURS } from '../protocol/misbehaviours.ts'
import { REFUSAL_CODES } from '../protocol/refusals.ts'
import { TOKEN_CAUSE_NAMES, TOKEN_LAYERS } from '../protocol/token-causes.ts'
import { TOKEN_CHECKS } from '../protocol/token-policy.ts'
import { suggestionFor } from './nearest.ts'

/** A list has all the texts that there are. */
type HeldBy<Value> = [Value] extends [string]
  ? string extends Value
    ? 'text'
    : readonly Value[]
  : [Value] extends [number]
    ? 'number'
    : 'list'

type OrNull<Values> = { readonly orNull: Values }

type Holds<Value> = null extends Value ? OrNull<HeldBy<NonNullable<Value>>> : HeldBy<NonNullable<Value>>

type Common = 'type' | 'index' | 'at' | 'page'

type FieldsOf<Entry> = { readonly [Name in keyof Entry as Exclude<Name, Common>]-?: Holds<Entry[Name]> }

const orNull = <Values>(values: Values): OrNull<Values> => ({ orNull: values })

const AUTHORS: readonly MessageAuthor[] = ['visitor', 'agent', 'system']
const ON_CONVERSATION = { sid: 'text', conversationId: 'text', vuid: 'text' } as const

const FIELDS: { readonly [Type in EntryType]: FieldsOf<EntryOf<Type>> } = {
  'tag-loaded': { sid: 'text', url: 'text' },
  'activation-requested': { activation: 'number' },
  'provider-called': { activation: 'number', attempt: 'number' },
  'provider-answered': {
    activation: 'number',
    attempt: 'number',
    outcome: ['option', 'invalid', 'threw', 'timed-out'],
    optionType: orNull('text'),
    token: orNull('text'),
  },
  'attempt-sent': { activation: 'number', attempt: 'number', optionType: 'text', token: orNull('text') },
  'retry-scheduled': { activation: 'number', code: FAILURE_CODES, delayMs: 'number' },
  'activation-settled': {
    activation: 'number',
    status: ['authentication-success', 'authentication-failure'],
    code: orNull(FAILURE_CODES),
    reason: orNull('text'),
    attempts: 'number',
    optionType: orNull('text'),
  },
  'identity-stored': { kind: ['anonymous', 'secured'], vuid: 'text' },
  'identity-cleared': {},
  'logout-called': {},
  'tag-ended': {},
  'function-threw': { message: 'text' },
  'property-set': { name: 'text', value: 'text' },
  navigated: { screen: 'text' },
  'transaction-recorded': { id: 'text', amount: 'number', products: 'list', retryCount: 'number' },
  'refresh-scheduled': { delayMs: 'number' },
  'refresh-started': { activation: 'number' },
  'refresh-settled': {
    activation: 'number',
    status: ['refreshed', 'identity-ended'],
    code: orNull(FAILURE_CODES),
    reason: orNull('text'),
    attempts: 'number',
  },
  'attempt-answered': {
    sid: 'text',
    optionType: ['SECURED_AUTHENTICATION', 'SIMPLE_AUTHENTICATION', 'ANONYMOUS'],
    answer: ANSWERS,
    code: orNull(REFUSAL_CODES),
    detail: orNull('text'),
    layer: orNull(TOKEN_LAYERS),
    cause: orNull(TOKEN_CAUSE_NAMES),
    warnings: 'list',
    checked: orNull(TOKEN_CHECKS),
    lifeMs: 'number',
    token: orNull('text'),
    userId: orNull('text'),
    vuid: orNull('text'),
  },
  'conversation-started': { ...ON_CONVERSATION, id: 'number' },
  'message-sent': { ...ON_CONVERSATION, by: AUTHORS, length: 'number' },
  'conversation-moved': {
    ...ON_CONVERSATION,
    fromVuid: 'text',
    kind: ['anonymous', 'simple', 'secured', 'unopened'],
  },
  'conversation-ended': { ...ON_CONVERSATION, by: AUTHORS },
  'satisfaction-asked': ON_CONVERSATION,
  'satisfaction-answered': { ...ON_CONVERSATION, score: 'number' },
  'request-refused': { path: 'text', method: 'text', status: 'number', problem: 'text' },
  'token-asked': { behaviour: TOKEN_BACKEND_BEHAVIOURS, status: orNull('number'), token: orNull('text') },
}

const ENTRY_TYPES = Object.keys(FIELDS) as readonly EntryType[]

/** What is wrong with a claim about an entry, in one sentence; null where there may be such an entry. */
export const problemOfEntry = (type: unknown, fields: Readonly<Record<string, unknown>>): string | null => {
  const known = ENTRY_TYPES.find((name) => name === type)
  if (known === undefined) {
    const name = typeof type === 'string' ? type : inspect(type)
    return `The journal has no entries of the type "${name}"; ${suggestionFor(name, ENTRY_TYPES)}`
  }
  const holds: Readonly<Record<string, Held>> = { ...FIELDS[known], ...COMMON }
  for (const [name, value] of Object.entries(fields)) {
    const held = Object.hasOwn(holds, name) ? holds[name] : undefined
    if (held === undefined) {
      return `An entry of the type ${known} has no "${name}"; ${suggestionFor(name, Object.keys(holds))}`
    }
    const problem = problemOfValue(value, held)
    if (problem !== null) return `The "${name}" of ${known} ${problem}`
  }
  return null
}

type Plain = 'text' | 'number' | 'list' | readonly string[]
type Held = Plain | OrNull<Plain>

const COMMON = { index: 'number', at: 'number', page: 'text' } as const

const problemOfValue = (value: unknown, held: Held): string | null => {
  const isNullable = typeof held === 'object' && 'orNull' in held
  if (value === null) return isNullable ? null : 'is never null.'
  // What a test compares in its own way.
  if (typeof value === 'object' || value === undefined) return null
  return problemOfPlainValue(value, isNullable ? held.orNull : held)
}

const problemOfPlainValue = (value: unknown, values: Plain): string | null => {
  if (values === 'list') return 'is a list, of which no text or number can say anything: leave it out.'
  if (values === 'number') {
    return typeof value === 'number'
      ? null
      : `is a number, and never ${inspect(value)}: write it in digits, without quotes.`
  }
  if (typeof value !== 'string') return `is a text, and never the ${typeof value} ${inspect(value)}: put it in quotes.`
  if (values === 'text' || values.includes(value)) return null
  return `is never "${value}"; ${suggestionFor(value, values)}`
}
