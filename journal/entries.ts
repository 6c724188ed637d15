/**
 * What can happen on a stage: each type of entry, defined once. A row says what the entry holds and how the story words it. From
 * these tables come the types below, the check of what a tag reports (`report.ts`), the help for a claim about an entry
 * (`problem-of-entry.ts`) and the words of the story (`words.ts`). The journal shows tokens as fingerprints
 * (`protocol/token.ts`).
 */

import type { MessageAuthor } from '../protocol/conversation.ts'
import { durationText } from '../protocol/duration.ts'
import { FAILURE_CODES } from '../protocol/failures.ts'
import { ANSWERS, TOKEN_BACKEND_BEHAVIOURS } from '../protocol/misbehaviours.ts'
import { REFUSAL_CODES } from '../protocol/refusals.ts'
import { TOKEN_ADVICE_CAUSE_NAMES, TOKEN_CAUSE_NAMES, TOKEN_LAYERS } from '../protocol/token-causes.ts'
import { TOKEN_CHECKS } from '../protocol/token-policy.ts'
import { answerWords, providerWords, refreshedWords, settledWords } from './answer-words.ts'
import { addedByPlatform, countOr, listOf, orMissing, orNull, type Fields, type ValueOf } from './field.ts'

/** A party that speaks to another in a rehearsal. What a party does on its own is between it and itself. */
export type Party = 'token-backend' | 'site' | 'tag' | 'platform'
export type Between = readonly [from: Party, to: Party]

type Row<Holds extends Fields> = { readonly between: Between; readonly holds: Holds; readonly words: Words<Holds> }
type Words<Holds extends Fields> = (entry: ValueOf<Holds>) => string

const row = <const Holds extends Fields>(between: Between, holds: Holds, words: Words<Holds>): Row<Holds> => ({
  between,
  holds,
  words,
})

const SITE_TO_TAG: Between = ['site', 'tag']
const TAG_TO_SITE: Between = ['tag', 'site']
const TAG_TO_PLATFORM: Between = ['tag', 'platform']
const PLATFORM_TO_TAG: Between = ['platform', 'tag']
const TAG_ALONE: Between = ['tag', 'tag']
const PLATFORM_ALONE: Between = ['platform', 'platform']

const OF_ACTIVATION = { activation: 'count' } as const
const OF_ATTEMPT = { activation: 'count', attempt: 'count' } as const

/** Written by the tag in a page. */
export const BY_TAG = {
  'tag-loaded': row(SITE_TO_TAG, { sid: 'text', url: 'text' }, ({ url }) => `the tag was loaded by ${url}`),
  'activation-requested': row(
    SITE_TO_TAG,
    OF_ACTIVATION,
    ({ activation }) => `activation ${activation}: the site called activate`,
  ),
  'provider-called': row(
    TAG_TO_SITE,
    OF_ATTEMPT,
    ({ attempt }) => `attempt ${attempt}: the tag asked the site for a token`,
  ),
  'provider-answered': row(
    SITE_TO_TAG,
    {
      ...OF_ATTEMPT,
      outcome: ['option', 'invalid', 'threw', 'timed-out'],
      optionType: orNull('text'),
      token: orNull('fingerprint'),
      /**
       * What was returned instead of an option, and how to correct it; missing if nothing is wrong. The tag sends a sketch of the
       * value, and the platform words it (`protocol/provided.ts`).
       */
      detail: orMissing('text'),
      fix: addedByPlatform('text'),
    },
    providerWords,
  ),
  'attempt-sent': row(
    TAG_TO_PLATFORM,
    { ...OF_ATTEMPT, optionType: 'text', token: orNull('fingerprint') },
    ({ attempt, token }) =>
      `attempt ${attempt}: the tag sent ${token === null ? 'no token, for an anonymous visitor' : `token ${token}`}`,
  ),
  'retry-scheduled': row(
    TAG_ALONE,
    { ...OF_ACTIVATION, code: FAILURE_CODES, delayMs: 'number' },
    ({ delayMs, code }) => `the tag will try again in ${durationText(delayMs)}: ${code}`,
  ),
  'activation-settled': row(
    TAG_TO_SITE,
    {
      ...OF_ACTIVATION,
      status: ['authentication-success', 'authentication-failure'],
      code: orNull(FAILURE_CODES),
      reason: orNull('text'),
      /** The number of attempts that were sent to the platform or whose provider failed. */
      attempts: 'count',
      optionType: orNull('text'),
    },
    (entry) => `activation ${entry.activation} ${settledWords(entry)}`,
  ),
  'identity-stored': row(
    TAG_ALONE,
    { kind: ['anonymous', 'secured'], vuid: 'text' },
    ({ kind }) => `the browser stored the visitor's ${kind} identity`,
  ),
  'identity-cleared': row(TAG_ALONE, {}, () => "the browser forgot the visitor's identity"),
  'logout-called': row(SITE_TO_TAG, {}, () => 'the site called logout'),
  /** The page has deleted `window.iAdvize` and loaded the tag again. The new tag reports as another page. */
  'tag-ended': row(SITE_TO_TAG, {}, () => 'the page loaded the tag again, and this one ended'),
  'function-threw': row(
    SITE_TO_TAG,
    { message: 'text' },
    ({ message }) => `a function that the site pushed threw an error: ${message}`,
  ),
  /**
   * Set by the site. `value` is JSON; for `customData` it is only the names of the fields, because their values may be personal.
   */
  'property-set': row(SITE_TO_TAG, { name: 'text', value: 'text' }, ({ name }) => `the site set ${name}`),
  navigated: row(SITE_TO_TAG, { screen: 'text' }, ({ screen }) => `the site called navigate("${screen}")`),
  'transaction-recorded': row(
    SITE_TO_TAG,
    {
      id: 'text',
      amount: 'number',
      products: listOf({ id: 'text' }),
      /**
       * How many earlier pages reported it without learning whether it arrived. It is counted in a cookie, which anyone can
       * change.
       */
      retryCount: countOr(1),
    },
    ({ id, amount }) => `the site recorded transaction ${id} of ${amount}`,
  ),
  'refresh-scheduled': row(
    TAG_ALONE,
    { delayMs: 'number' },
    ({ delayMs }) => `the tag will refresh the session in ${durationText(delayMs)}`,
  ),
  'refresh-started': row(
    TAG_ALONE,
    OF_ACTIVATION,
    ({ activation }) => `refresh ${activation}: the tag began to refresh the session`,
  ),
  /** Not written if a call of `activate` has replaced the refresh of an anonymous session. */
  'refresh-settled': row(
    TAG_ALONE,
    {
      ...OF_ACTIVATION,
      status: ['refreshed', 'identity-ended'],
      code: orNull(FAILURE_CODES),
      reason: orNull('text'),
      attempts: 'count',
    },
    (entry) => `refresh ${entry.activation} ${refreshedWords(entry)}`,
  ),
}

/** Written by the platform when it has decided about an attempt. */
const ABOUT_ATTEMPTS = {
  'attempt-answered': row(
    PLATFORM_TO_TAG,
    {
      sid: 'text',
      optionType: ['SECURED_AUTHENTICATION', 'SIMPLE_AUTHENTICATION', 'ANONYMOUS'],
      answer: ANSWERS,
      /** The code of the failure that the site will see, or `null` if the attempt was accepted or got no answer. */
      code: orNull(REFUSAL_CODES),
      /** The judge's own words on a refusal: the layer and the cause. */
      detail: orNull('text'),
      /** How to correct what `detail` says, if the judge objects to the token. */
      fix: orMissing('text'),
      /** What the judge objects to, even if a prepared answer accepts the token. */
      layer: orNull(TOKEN_LAYERS),
      cause: orNull(TOKEN_CAUSE_NAMES),
      /** What the vendor advises against in this token, at most twenty items. */
      warnings: listOf({ cause: TOKEN_ADVICE_CAUSE_NAMES, detail: 'text' }),
      /** How much of the token was read; beyond that nothing is known, even of an accepted token. Null if no token was judged. */
      checked: orNull(TOKEN_CHECKS),
      /** How long the token was still valid when it arrived, in milliseconds; missing if it was refused or not opened. */
      lifeMs: orMissing('number'),
      /** Milliseconds that the session lives which was given; missing where none was. */
      sessionMs: orMissing('number'),
      token: orNull('fingerprint'),
      userId: orNull('text'),
      vuid: orNull('text'),
    },
    (entry) => `the attempt was ${answerWords(entry)}`,
  ),
}

const OF_CONVERSATION = { sid: 'text', conversationId: 'text', vuid: 'text' } as const
const AUTHORS: readonly MessageAuthor[] = ['visitor', 'agent', 'system']
const MOVED_TO = {
  anonymous: 'an anonymous visitor',
  simple: 'a visitor with simple authentication',
  secured: 'a secured visitor',
  unopened: 'a visitor whose token was not opened',
} as const

/** Written by the platform. The journal shows only the length of a visitor's message, not its text. */
const ABOUT_CONVERSATIONS = {
  'conversation-started': row(
    TAG_TO_PLATFORM,
    { ...OF_CONVERSATION, id: 'number' },
    ({ conversationId }) => `conversation ${conversationId} began`,
  ),
  'message-sent': row(
    TAG_TO_PLATFORM,
    { ...OF_CONVERSATION, by: AUTHORS, length: 'number' },
    ({ by, length }) => `${by === 'system' ? 'the chat' : `the ${by}`} wrote ${length} characters`,
  ),
  /** It belongs to another visitor id, after a sign-in or on another domain, or its visitor is now identified in another way. */
  'conversation-moved': row(
    PLATFORM_ALONE,
    { ...OF_CONVERSATION, fromVuid: 'text', kind: ['anonymous', 'simple', 'secured', 'unopened'] },
    ({ kind }) => `the conversation moved to ${MOVED_TO[kind]}`,
  ),
  'conversation-ended': row(
    TAG_TO_PLATFORM,
    { ...OF_CONVERSATION, by: AUTHORS },
    ({ by }) => `the ${by} ended the conversation`,
  ),
  'satisfaction-asked': row(PLATFORM_TO_TAG, OF_CONVERSATION, () => 'the visitor was asked how satisfied they are'),
  'satisfaction-answered': row(
    TAG_TO_PLATFORM,
    { ...OF_CONVERSATION, score: 'number' },
    ({ score }) => `the visitor answered ${score}`,
  ),
}

/** Written by the platform when it answers a request with 4xx. */
const ABOUT_REQUESTS = {
  'request-refused': row(
    PLATFORM_ALONE,
    {
      /** The path after the prefix of the stage; a long one is truncated. */
      path: 'text',
      method: 'text',
      status: 'number',
      /** The sentence of the answer. */
      problem: 'text',
    },
    ({ method, path, status, problem }) => `the platform refused ${method} ${path} with ${status}: ${problem}`,
  ),
}

/** Written by the demo's token backend. */
const BY_TOKEN_BACKEND = {
  'token-asked': row(
    ['site', 'token-backend'],
    {
      behaviour: TOKEN_BACKEND_BEHAVIOURS,
      status: orNull('number'),
      token: orNull('fingerprint'),
      /** The path of the page that asked, as its request's `Referer` has it; missing if the page sends none. */
      from: orMissing('text'),
    },
    ({ behaviour, status }) =>
      `the token backend was asked for a token (${behaviour}) and ${status === null ? 'did not answer' : `answered ${status}`}`,
  ),
}

export const ENTRIES = {
  ...BY_TAG,
  ...ABOUT_ATTEMPTS,
  ...ABOUT_CONVERSATIONS,
  ...ABOUT_REQUESTS,
  ...BY_TOKEN_BACKEND,
}

/** The fields of every entry. */
export const COMMON = {
  /** Counts from 1. */
  index: 'count',
  /** The time on the stage's clock, in milliseconds since 1970. */
  at: 'number',
  /** Distinguishes the tags of a stage. */
  page: orMissing('text'),
} as const satisfies Fields

type EventOf<Type extends EntryType> = {
  [Name in Type]: { readonly type: Name } & ValueOf<(typeof ENTRIES)[Name]['holds']>
}[Type]

export type EntryType = keyof typeof ENTRIES
export type TagEntry = EventOf<keyof typeof BY_TAG>
export type PlatformEntry = EventOf<'attempt-answered'>
export type TokenBackendEntry = EventOf<'token-asked'>
export type JournalEvent = EventOf<EntryType>
export type JournalEntry = JournalEvent & ValueOf<typeof COMMON>
export type EntryOf<Type extends EntryType> = Extract<JournalEntry, { readonly type: Type }>

/** The row of the table for an entry. */
const rowOf = (entry: JournalEntry): Row<Fields> => ENTRIES[entry.type] as unknown as Row<Fields>

/** The entry in words, for a line of its own. */
export const wordsOf = (entry: JournalEntry): string => rowOf(entry).words(entry)

/** Swaps the direction if the entry's author (`by`) is not the visitor. */
export const betweenOf = (entry: JournalEntry): Between => {
  const { between } = rowOf(entry)
  const [from, to] = between
  return 'by' in entry && entry.by !== 'visitor' ? [to, from] : between
}
