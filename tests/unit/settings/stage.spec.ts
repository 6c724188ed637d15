import { inspect } from 'node:util'
import type { z } from 'zod'
import { expect, test } from '../../plain-test.ts'
import { DEFAULT_FIDELITY } from '../../../protocol/fidelity.ts'
import { check, sentencesOf } from '../../../settings/check.ts'
import { fields } from '../../../settings/fields.ts'
import { PREPARED_ANSWERS, PREPARED_BEHAVIOUR } from '../../../settings/prepared-answers.ts'
import { STAGE_FIELDS } from '../../../settings/stage.ts'

const STAGE = fields(STAGE_FIELDS)

/** One sentence for each complaint, or none. */
const complaintsAbout = (given: unknown, schema: z.ZodType = STAGE): string =>
  sentencesOf(check(schema, given).complaints ?? [], 'it')

type Row = readonly [given: unknown, sentence: string]

const WHOLE = 'must be a whole number from'
const TIME = 'must be a whole number of milliseconds from 0 to 86400000, but is'
const SID = 'must be a positive whole number, or a string of 1 to 64 characters without spaces, but is'
const NOT_OPTIONS = 'must be an object, but is'

/** For each name: another type, a value that is nearly right, and null. */
const FIDELITY: Readonly<Record<keyof typeof DEFAULT_FIDELITY, readonly Row[]>> = {
  retryCount: [
    ['3', `${WHOLE} 0 to 20, but is '3'.`],
    [21, `${WHOLE} 0 to 20, but is 21.`],
    [Number.NaN, `${WHOLE} 0 to 20, but is NaN.`],
    [null, `${WHOLE} 0 to 20, but is null.`],
  ],
  retryDelaysMs: [
    [1_000, 'must be a list of 1 to 20, but is 1000.'],
    [[], 'must be a list of 1 to 20, but is an empty list.'],
    [null, 'must be a list of 1 to 20, but is null.'],
  ],
  retryToken: [
    [true, "must be 'fresh' or 'same', but is true."],
    ['frehs', "is 'frehs'; did you mean 'fresh'?"],
    ['stale', "must be 'fresh' or 'same', but is 'stale'."],
    [null, "must be 'fresh' or 'same', but is null."],
  ],
  providerTimeoutMs: [
    ['30 s', `${TIME} '30 s'.`],
    [0.5, `${TIME} 0.5.`],
    [null, `${TIME} null.`],
  ],
  answerTimeoutMs: [
    [[], `${TIME} an empty list.`],
    [-1, `${TIME} -1.`],
    [null, `${TIME} null.`],
  ],
  ongoingReason: [
    [5, "must be 'A login is already ongoing' or 'An activation is already ongoing', but is 5."],
    ['A login is already on-going', "is 'A login is already on-going'; did you mean 'A login is already ongoing'?"],
    [null, "must be 'A login is already ongoing' or 'An activation is already ongoing', but is null."],
  ],
  refusedCallAsksProvider: [
    ['true', "must be true or false, but is 'true'."],
    [1, 'must be true or false, but is 1.'],
    [null, 'must be true or false, but is null.'],
  ],
  refusedTokenRetried: [
    ['no', "must be true or false, but is 'no'."],
    [0, 'must be true or false, but is 0.'],
    [null, 'must be true or false, but is null.'],
  ],
  anonymousTypes: [
    ['ANONYMOUS', "must be a list of 1 to 20, but is 'ANONYMOUS'."],
    [[], 'must be a list of 1 to 20, but is an empty list.'],
    [null, 'must be a list of 1 to 20, but is null.'],
  ],
  refreshLeadMs: [
    [{}, `${TIME} an object.`],
    [86_400_001, `${TIME} 86400001.`],
    [null, `${TIME} null.`],
  ],
  consentValues: [
    [true, "must be 'boolean' or 'string', but is true."],
    ['bool', "must be 'boolean' or 'string', but is 'bool'."],
    ['strings', "is 'strings'; did you mean 'string'?"],
    [null, "must be 'boolean' or 'string', but is null."],
  ],
  eventEndings: [
    ['Change', "must be a list of 1 to 20, but is 'Change'."],
    [[], 'must be a list of 1 to 20, but is an empty list.'],
    [null, 'must be a list of 1 to 20, but is null.'],
  ],
  explicitConsentPlaces: [
    ['config', "must be a list of at most 20, but is 'config'."],
    [{}, 'must be a list of at most 20, but is an object.'],
    [null, 'must be a list of at most 20, but is null.'],
  ],
  identityPlaces: [
    ['cookie', "must be a list of 1 to 20, but is 'cookie'."],
    [[], 'must be a list of 1 to 20, but is an empty list.'],
    [null, 'must be a list of 1 to 20, but is null.'],
  ],
}

for (const [name, rows] of Object.entries(FIDELITY)) {
  for (const [given, sentence] of rows) {
    test(`the switch ${name} refuses ${inspect(given, { depth: 9 })} and says what it must be`, () => {
      expect(complaintsAbout({ fidelity: { [name]: given } })).toBe(`fidelity.${name} ${sentence}`)
      const project = { sid: 1, fidelity: { [name]: given } }
      expect(complaintsAbout({ projects: [project] })).toBe(`projects[0].fidelity.${name} ${sentence}`)
    })
  }

  test(`a name that is one letter off the switch ${name} is refused with the right one`, () => {
    expect(complaintsAbout({ fidelity: { [`${name}x`]: 1 } })).toBe(
      `fidelity.${name}x does not exist; did you mean ${name}?`,
    )
  })
}

const OTHERS: readonly Row[] = [
  [{ projects: {} }, 'projects must be a list of at most 20, but is an object.'],
  [{ projects: null }, 'projects must be a list of at most 20, but is null.'],
  [{ projects: [null] }, `projects[0] ${NOT_OPTIONS} null.`],
  [{ projects: [{}] }, `projects[0].sid ${SID} missing.`],
  [{ projects: [{ sid: 'a b' }] }, `projects[0].sid ${SID} 'a b'.`],
  [{ projects: [{ sid: -7 }] }, `projects[0].sid ${SID} -7.`],
  [{ projects: [{ sid: 1.5 }] }, `projects[0].sid ${SID} 1.5.`],
  [{ projects: [{ sid: null }] }, `projects[0].sid ${SID} null.`],
  [{ projects: [{ sid: 1 }, { sid: '1' }] }, 'projects must not name a sid twice.'],
  [{ projects: [{ sid: 1, publicKey: 'x' }] }, 'projects[0].publicKey does not exist; did you mean publicKeys?'],
  [{ projects: [{ sid: 1, publicKeys: 5 }] }, 'projects[0].publicKeys must be a list of at most 10, but is 5.'],
  [{ projects: [{ sid: 1, publicKeys: null }] }, 'projects[0].publicKeys must be a list of at most 10, but is null.'],
  [
    { projects: [{ sid: 1, publicKeys: [5] }] },
    'projects[0].publicKeys[0] must be a public key as a string, a JWK, or { key, kid?, from?, until? }, but is 5.',
  ],
  [
    { projects: [{ sid: 1, publicKeys: [{ kid: 'a' }] }] },
    'projects[0].publicKeys[0].key must be a public key as a string or as a JWK, but is missing.',
  ],
  [
    { projects: [{ sid: 1, publicKeys: [{ key: 'x', untill: 5 }] }] },
    'projects[0].publicKeys[0].untill does not exist; did you mean until?',
  ],
  [
    { projects: [{ sid: 1, publicKeys: [{ key: 'x', from: true }] }] },
    'projects[0].publicKeys[0].from must be milliseconds since 1970, or a date and time with a time zone, such as 2026-01-31T12:00:00Z, but is true.',
  ],
  [
    { projects: [{ sid: 1, tokenCheck: 'off' }] },
    "projects[0].tokenCheck must be 'full', 'header-only' or 'none', but is 'off'.",
  ],
  [
    { projects: [{ sid: 1, tokenCheck: null }] },
    "projects[0].tokenCheck must be 'full', 'header-only' or 'none', but is null.",
  ],
  [{ projects: [{ sid: 1, strict: 'yes' }] }, "projects[0].strict must be true or false, but is 'yes'."],
  [{ projects: [{ sid: 1, replay: 'refusd' }] }, "projects[0].replay is 'refusd'; did you mean 'refused'?"],
  [
    { projects: [{ sid: 1, authenticationMode: null }] },
    'projects[0].authenticationMode must be true or false, but is null.',
  ],
  [
    { projects: [{ sid: 1, sessionMinutes: '60' }] },
    "projects[0].sessionMinutes must be a whole number from 1 to 1440, but is '60'.",
  ],
  [
    {
      projects: [
        { sid: 1, sessionMinutes: 0 },
        { sid: 2, sessionMinutes: 1_441 },
      ],
    },
    'projects[0].sessionMinutes must be a whole number from 1 to 1440, but is 0. projects[1].sessionMinutes must be a whole number from 1 to 1440, but is 1441.',
  ],
  [{ fidelity: { retryDelaysMs: [1, -1] } }, `fidelity.retryDelaysMs[1] ${TIME} -1.`],
  [
    { fidelity: { identityPlaces: ['cookie', 'indexeddb'] } },
    "fidelity.identityPlaces[1] must be 'cookie' or 'local-storage', but is 'indexeddb'.",
  ],
  [
    { hosts: ['https://chat.brand.example/iadvize.js'] },
    'hosts[0] "https://chat.brand.example/iadvize.js" is more than a host: write "chat.brand.example".',
  ],
  [{ projects: [{ sid: 1, explicitConsent: 1 }] }, 'projects[0].explicitConsent must be true or false, but is 1.'],
  [
    { projects: [{ sid: 1, customButtons: { onlin: '.a' } }] },
    'projects[0].customButtons.onlin does not exist; did you mean online?',
  ],
  [
    { projects: [{ sid: 1, customButtons: { online: '' } }] },
    'projects[0].customButtons.online must be a CSS selector of 1 to 500 characters, but is an empty string.',
  ],
  [{ fidelity: null }, `fidelity ${NOT_OPTIONS} null.`],
  [{ noTokenChoice: 'nochat', agent: 5 }, `noTokenChoice is 'nochat'; did you mean 'no-chat'? agent ${NOT_OPTIONS} 5.`],
  [{ agent: { status: 'bussy' } }, "agent.status is 'bussy'; did you mean 'busy'?"],
  [{ agent: { status: null } }, "agent.status must be 'online', 'busy' or 'offline', but is null."],
  [{ agent: { replies: 'Hello' } }, "agent.replies must be a list of at most 100, but is 'Hello'."],
  [{ agent: { replies: [' '] } }, 'agent.replies[0] must be a string of 1 to 2000 characters, but is an empty string.'],
  [{ agent: { reply: [] } }, 'agent.reply does not exist; use one of replies, status.'],
  [
    { projets: [], banana: 1 },
    'projets does not exist; did you mean projects? banana does not exist; use one of projects, fidelity, noTokenChoice, agent, hosts.',
  ],
  [
    { hosts: ['*.brand.example'] },
    'hosts[0] "*.brand.example" stands for several hosts: name each of them, for example "onlinecontact.brand.example".',
  ],
  [{ hosts: 'a.example' }, "hosts must be a list of at most 20, but is 'a.example'."],
  [null, 'it must be an object, but is null.'],
  [[], 'it must be an object, but is an empty list.'],
]

for (const [given, sentence] of OTHERS) {
  test(`the stage settings ${inspect(given, { depth: 9 })} are refused with one sentence for each mistake`, () => {
    expect(complaintsAbout(given)).toBe(sentence)
  })
}

test('a project without keys and mode gets none and authentication mode, and its sid becomes a string', () => {
  expect(check(STAGE, { projects: [{ sid: 55 }] }).data).toEqual({
    projects: [{ sid: '55', publicKeys: [], authenticationMode: true }],
  })
})

test('an undefined setting counts as left out, however deep it is', () => {
  const given = {
    projects: [{ sid: 1, sessionMinutes: undefined }],
    fidelity: { retryCount: undefined },
    agent: undefined,
  }
  expect(check(STAGE, given).data).toEqual({
    projects: [{ sid: '1', publicKeys: [], authenticationMode: true }],
    fidelity: {},
  })
})

test('every switch may be set to its default', () => {
  expect(check(STAGE, { fidelity: DEFAULT_FIDELITY }).data).toEqual({ fidelity: DEFAULT_FIDELITY })
})

test('a key of the wrong type is not repeated in the error', () => {
  const secret = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ'.repeat(2)
  expect(complaintsAbout({ projects: [{ sid: secret }] })).toBe(
    `projects[0].sid ${SID} a string of ${secret.length} characters.`,
  )
})

for (const [given, sentence] of [
  [{}, 'it must be a list of 1 to 100, but is an object.'],
  [[{ answer: 'acept' }], "[0].answer is 'acept'; did you mean 'accept'?"],
  [[{ answer: 'refuse', code: 'TOKEN_EXPIRD' }], "[0].code is 'TOKEN_EXPIRD'; did you mean 'TOKEN_EXPIRED'?"],
  [[{ answer: 'accept', code: 'TOKEN_EXPIRED' }], '[0].code belongs only to the answer "refuse".'],
  [[{ answer: 'accept', times: 0 }], '[0].times must be a whole number from 1 to 1000, or "always", but is 0.'],
  [[], 'it must be a list of 1 to 100, but is an empty list.'],
  [[{ answer: 'accept', times: 1_001 }], '[0].times must be a whole number from 1 to 1000, or "always", but is 1001.'],
  [[{ answer: 'accept', delayMs: 86_400_001 }], `[0].delayMs ${TIME} 86400001.`],
  [[{ answer: 'accept', times: null }], '[0].times must be a whole number from 1 to 1000, or "always", but is null.'],
  [[{ answer: 'accept', delay: 5 }], '[0].delay does not exist; did you mean delayMs?'],
  [[{ answer: 'accept', times: 'always' }, { answer: 'judge' }], '[0].times can be "always" only for the last answer.'],
] as const) {
  test(`the prepared answers ${inspect(given, { depth: 9 })} are refused with what they must be`, () => {
    expect(complaintsAbout(given, PREPARED_ANSWERS)).toBe(sentence)
  })
}

test('a misspelt behaviour of the token backend is refused with the right one', () => {
  expect(complaintsAbout({ behaviour: 'expired-tokn' }, PREPARED_BEHAVIOUR)).toBe(
    "behaviour is 'expired-tokn'; did you mean 'expired-token'?",
  )
})
