/** The options of the fixture and of `attachRehearsal()`. Loaded only at the first check, because it loads zod. */

import { z } from 'zod'
import { either, fields, listOf, oneOf, text, value, wholeNumber } from '../../settings/fields.ts'
import {
  AGENT,
  FIDELITY,
  listOfProjects,
  OWN_HOSTS,
  PROJECT_FIELDS,
  publicKey,
  TOKEN_CHECK,
} from '../../settings/stage.ts'
import { CHAT_PRESENCES } from '../../protocol/tag-settings.ts'
import type { PublicKeySetting } from '../../protocol/token-policy.ts'
import { A_DURATION, isDuration, type Duration } from '../../protocol/duration.ts'
import type { IadvizeOptions } from '../iadvize-fixture.ts'
import type { RehearsalOptions } from './rehearsal-options.ts'

export { check, sentencesOf } from '../../settings/check.ts'

const KEY = 'the name of a file with a public key, the key itself as a string or a JWK, or { key, kid?, from?, until? }'
const keyInList = publicKey(KEY)
const keys = either<PublicKeySetting | PublicKeySetting[]>((given) =>
  Array.isArray(given) ? listOf(keyInList, [0, 10]) : publicKey(`${KEY}, or a list of them`),
)

const one = fields({ ...PROJECT_FIELDS, publicKey: keys.exactOptional() })
const several = fields({ projects: listOfProjects(one) })
const list = z.never({ error: () => 'is a list: write { projects: [ … ] } instead of [ … ].' })

const project = either<z.output<typeof one> | z.output<typeof several>>((given) => {
  if (Array.isArray(given)) return list
  return typeof given === 'object' && given !== null && 'projects' in given ? several : one
})

const retries = oneOf(['at-once', 'when-due'])
const clock = oneOf(['virtual', 'real'])
const within = value<Duration>(A_DURATION, isDuration)
const chat = oneOf(CHAT_PRESENCES)
const tagUrl = value<string>(
  'the address of a tag, as "http://127.0.0.1:4070/iadvize.js"',
  (given) => typeof given === 'string' && /^https?:\/\/.*\.\w+$/.test(given) && URL.canParse(given),
)
const unknownAddresses = oneOf(['error', 'warning'])

type SchemaOfEach<Type> = { readonly [Name in keyof Type]-?: z.ZodType }

/** The project may be null for tests that never use the chat. */
export const FIXTURE_OPTIONS = fields({
  iadvizeProject: project.nullable(),
  iadvizeRetries: retries,
  iadvizeTokenCheck: TOKEN_CHECK,
  iadvizeFidelity: FIDELITY,
  iadvizeAgent: AGENT,
  iadvizeWithin: within,
  iadvizeClock: clock,
  iadvizeChat: chat,
  iadvizeJournal: oneOf(['on', 'on-failure']),
  iadvizeUnknownAddresses: unknownAddresses,
  iadvizeHosts: OWN_HOSTS,
  iadvizeTagUrl: tagUrl.nullable(),
} satisfies SchemaOfEach<IadvizeOptions>)

const isFunction = (given: unknown): boolean => typeof given === 'function'

export const REHEARSAL_OPTIONS = fields({
  project,
  tokenCheck: TOKEN_CHECK.exactOptional(),
  retries: retries.exactOptional(),
  fidelity: FIDELITY.exactOptional(),
  agent: AGENT.exactOptional(),
  within: within.exactOptional(),
  clock: clock.exactOptional(),
  chat: chat.exactOptional(),
  unknownAddresses: unknownAddresses.exactOptional(),
  hosts: OWN_HOSTS.exactOptional(),
  tagUrl: tagUrl.exactOptional(),
  fullBeats: wholeNumber(1, 1_000_000).exactOptional(),
  answerLimitMs: wholeNumber(1, 600_000).exactOptional(),
  patienceMs: value<unknown>('a function', isFunction).exactOptional(),
  onWaiting: value<unknown>('a function', isFunction).exactOptional(),
  inStep: value<unknown>('a function', isFunction).exactOptional(),
  onGivenUp: value<unknown>('a function', isFunction).exactOptional(),
  onWaited: value<unknown>('a function', isFunction).exactOptional(),
  folders: listOf(text(4_000), [1, 100]).exactOptional(),
} satisfies SchemaOfEach<RehearsalOptions>)
