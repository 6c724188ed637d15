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
const TIME = 'must be a whole number of milliseconds from 0 to 86400000, and is'
const SID = 'must be a positive whole number, or a text of 1 to 64 characters without spaces, and is'
const NOT_OPTIONS = 'must be an object, and is'

/** For each name: another type, a value that is nearly right, and null. */
const FIDELITY: Readonly<Record<keyof typeof DEFAULT_FIDELITY, readonly Row[]>> = {
  retryCount: [
    ['3', `${WHOLE} 0 to 20, and is '3'.`],
    [21, `${WHOLE} 0 to 20, and is 21.`],
    [Number.NaN, `${WHOLE} 0 to 20, and is NaN.`],
    [null, `${WHOLE} 0 to 20, and is null.`],
  ],
  retryDelaysMs: [
    [1_000, 'must be a list of 1 to 20, and is 1000.'],
    [[], 'must be a list of 1 to 20, and is an empty list.'],
    [null, 'must be a list of 1 to 20, and is null.'],
  ],
  retryToken: [
    [true, "must be 'fresh' or 'same', and is true."],
    ['frehs', "is 'frehs'; did you mean 'fresh'?"],
    ['stale', "must be 'fresh' or 'same', and is 'stale'."],
    [null, "must be 'fresh' or 'same', and is null."],
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
    [5, "must be 'A login is already ongoing' or 'An activation is already ongoing', and is 5."],
    ['A login is already on-going', "is 'A login is already on-going'; did you mean 'A login is already ongoing'?"],
    [null, "must be 'A login is already ongoing' or 'An activation is already ongoing', and is null."],
  ],
  refusedCallAsksProvider: [
    ['true', "must be true or false, and is 'true'."],
    [1, 'must be true or false, and is 1.'],
    [null, 'must be true or false, and is null.'],
  ],
  refusedTokenRetried: [
    ['no', "must be true or false, and is 'no'."],
    [0, 'must be true or false, and is 0.'],
    [null, 'must be true or false, and is null.'],
  ],
  anonymousTypes: [
    ['ANONYMOUS', "must be a list of 1 to 20, and is 'ANONYMOUS'."],
    [[], 'must be a list of 1 to 20, and is an empty list.'],
    [null, 'must be a list of 1 to 20, and is null.'],
  ],
  refreshLeadMs: [
    [{}, `${TIME} an object.`],
    [86_400_001, `${TIME} 86400001.`],
    [null, `${TIME} null.`],
  ],
  consentValues: [
    [true, "must be 'boolean' or 'string', and is true."],
    ['bool', "must be 'boolean' or 'string', and is 'bool'."],
    ['strings', "is 'strings'; did you mean 'string'?"],
    [null, "must be 'boolean' or 'string', and is null."],
  ],
  eventEndings: [
    ['Change', "must be a list of 1 to 20, and is 'Change'."],
    [[], 'must be a list of 1 to 20, and is an empty list.'],
    [null, 'must be a list of 1 to 20, and is null.'],
  ],
  explicitConsentPlaces: [
    ['config', "must be a list of at most 20, and is 'config'."],
    [{}, 'must be a list of at most 20, and is an object.'],
    [null, 'must be a list of at most 20, and is null.'],
  ],
  identityPlaces: [
    ['cookie', "must be a list of 1 to 20, and is 'cookie'."],
    [[], 'must be a list of 1 to 20, and is an empty list.'],
    [null, 'must be a list of 1 to 20, and is null.'],
  ],
}

for (const [name, rows] of Object.entries(FIDELITY)) {
  for (const [given, sentence] of rows) {
    test(`a switch ${name} of ${inspect(given, { depth: 9 })} is refused with what it must be`, () => {
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
  [{ projects: {} }, 'projects must be a list of at most 20, and is an object.'],
  [{ projects: null }, 'projects must be a list of at most 20, and is null.'],
  [{ projects: [null] }, `projects[0] ${NOT_OPTIONS} null.`],
  [{ projects: [{}] }, `projects[0].sid ${SID} missing.`],
  [{ projects: [{ sid: 'a b' }] }, `projects[0].sid ${SID} 'a b'.`],
  [{ projects: [{ sid: -7 }] }, `projects[0].sid ${SID} -7.`],
  [{ projects: [{ sid: null }] }, `projects[0].sid ${SID} null.`],
  [{ projects: [{ sid: 1 }, { sid: '1' }] }, 'projects must not name a sid twice.'],
  [{ projects: [{ sid: 1, publicKey: 'x' }] }, 'projects[0].publicKey does not exist; did you mean publicKeys?'],
  [{ projects: [{ sid: 1, publicKeys: 'x' }] }, "projects[0].publicKeys must be a list of at most 10, and is 'x'."],
  [{ projects: [{ sid: 1, publicKeys: null }] }, 'projects[0].publicKeys must be a list of at most 10, and is null.'],
  [
    { projects: [{ sid: 1, publicKeys: [5] }] },
    'projects[0].publicKeys[0] must be a public key as a text, or { key, kid?, from?, until? }, and is 5.',
  ],
  [
    { projects: [{ sid: 1, publicKeys: [{ key: 'x', untill: 5 }] }] },
    'projects[0].publicKeys[0].untill does not exist; did you mean until?',
  ],
  [
    { projects: [{ sid: 1, publicKeys: [{ key: 'x', from: true }] }] },
    'projects[0].publicKeys[0].from must be milliseconds since 1970, or a date-time with its zone, as 2026-01-31T12:00:00Z, and is true.',
  ],
  [
    { projects: [{ sid: 1, tokenCheck: 'off' }] },
    "projects[0].tokenCheck must be 'full', 'header-only' or 'none', and is 'off'.",
  ],
  [
    { projects: [{ sid: 1, tokenCheck: null }] },
    "projects[0].tokenCheck must be 'full', 'header-only' or 'none', and is null.",
  ],
  [{ projects: [{ sid: 1, strict: 'yes' }] }, "projects[0].strict must be true or false, and is 'yes'."],
  [{ projects: [{ sid: 1, replay: 'refusd' }] }, "projects[0].replay is 'refusd'; did you mean 'refused'?"],
  [
    { projects: [{ sid: 1, authenticationMode: null }] },
    'projects[0].authenticationMode must be true or false, and is null.',
  ],
  [
    { projects: [{ sid: 1, sessionMinutes: '60' }] },
    "projects[0].sessionMinutes must be a whole number from 1 to 1440, and is '60'.",
  ],
  [{ projects: [{ sid: 1, explicitConsent: 1 }] }, 'projects[0].explicitConsent must be true or false, and is 1.'],
  [
    { projects: [{ sid: 1, customButtons: { onlin: '.a' } }] },
    'projects[0].customButtons.onlin does not exist; did you mean online?',
  ],
  [
    { projects: [{ sid: 1, customButtons: { online: '' } }] },
    'projects[0].customButtons.online must be a CSS selector of 1 to 500 characters, and is an empty text.',
  ],
  [{ fidelity: null }, `fidelity ${NOT_OPTIONS} null.`],
  [{ noTokenChoice: 'nochat', agent: 5 }, `noTokenChoice is 'nochat'; did you mean 'no-chat'? agent ${NOT_OPTIONS} 5.`],
  [{ agent: { status: 'bussy' } }, "agent.status is 'bussy'; did you mean 'busy'?"],
  [{ agent: { status: null } }, "agent.status must be 'online', 'busy' or 'offline', and is null."],
  [{ agent: { replies: 'Hello' } }, "agent.replies must be a list of at most 100, and is 'Hello'."],
  [{ agent: { replies: [' '] } }, 'agent.replies[0] must be a text of 1 to 2000 characters, and is an empty text.'],
  [{ agent: { reply: [] } }, 'agent.reply does not exist; there are replies, status.'],
  [
    { projets: [], banana: 1 },
    'projets does not exist; did you mean projects? banana does not exist; there are projects, fidelity, noTokenChoice, agent, hosts.',
  ],
  [
    { hosts: ['*.brand.example'] },
    'hosts[0] "*.brand.example" stands for several hosts: name each of them, as "onlinecontact.brand.example".',
  ],
  [{ hosts: 'a.example' }, "hosts must be a list of at most 20, and is 'a.example'."],
  [null, 'it must be an object, and is null.'],
  [[], 'it must be an object, and is an empty list.'],
]

for (const [given, sentence] of OTHERS) {
  test(`a stage of ${inspect(given, { depth: 9 })} is refused with one sentence for each fault`, () => {
    expect(complaintsAbout(given)).toBe(sentence)
  })
}

test('a project gets no keys and the authentication mode where it does not say, and its sid becomes a text', () => {
  expect(check(STAGE, { projects: [{ sid: 55 }] }).data).toEqual({
    projects: [{ sid: '55', publicKeys: [], authenticationMode: true }],
  })
})

test('what is undefined counts as left out, however deep it stands', () => {
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

test('a key of which the type is wrong is not repeated in the complaint', () => {
  const secret = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ'.repeat(2)
  expect(complaintsAbout({ projects: [{ sid: secret }] })).toBe(
    `projects[0].sid ${SID} a text of ${secret.length} characters.`,
  )
})

for (const [given, sentence] of [
  [{}, 'it must be a list of 1 to 100, and is an object.'],
  [[{ answer: 'acept' }], "[0].answer is 'acept'; did you mean 'accept'?"],
  [[{ answer: 'refuse', code: 'TOKEN_EXPIRD' }], "[0].code is 'TOKEN_EXPIRD'; did you mean 'TOKEN_EXPIRED'?"],
  [[{ answer: 'accept', code: 'TOKEN_EXPIRED' }], '[0].code goes with the answer "refuse" only.'],
  [[{ answer: 'accept', times: 0 }], '[0].times must be a whole number from 1 to 1000, or "always", and is 0.'],
  [[{ answer: 'accept', times: null }], '[0].times must be a whole number from 1 to 1000, or "always", and is null.'],
  [[{ answer: 'accept', delay: 5 }], '[0].delay does not exist; did you mean delayMs?'],
  [[{ answer: 'accept', times: 'always' }, { answer: 'judge' }], '[0].times can be "always" for the last answer only.'],
] as const) {
  test(`prepared answers of ${inspect(given, { depth: 9 })} are refused with what they must be`, () => {
    expect(complaintsAbout(given, PREPARED_ANSWERS)).toBe(sentence)
  })
}

test('a behaviour of the token backend that is misspelt is refused with the right one', () => {
  expect(complaintsAbout({ behaviour: 'expired-tokn' }, PREPARED_BEHAVIOUR)).toBe(
    "behaviour is 'expired-tokn'; did you mean 'expired-token'?",
  )
})
