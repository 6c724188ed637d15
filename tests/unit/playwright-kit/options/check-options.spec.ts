import { inspect } from 'node:util'
import { expect, test } from '../../../plain-test.ts'
import { checkFixtureOptions, checkRehearsalOptions } from '../../../../playwright-kit/options/check-options.ts'

const DEFAULTS = {
  iadvizeProject: null,
  iadvizeRetries: 'at-once',
  iadvizeTokenCheck: 'full',
  iadvizeFidelity: {},
  iadvizeAgent: {},
  iadvizeWithin: '1 day',
  iadvizeClock: 'virtual',
  iadvizeChat: 'shown',
  iadvizeJournal: 'on-failure',
  iadvizeUnknownAddresses: 'error',
  iadvizeHosts: [],
  iadvizeTagUrl: null,
}

const LENGTH = 'a length of time, such as "30 s", "15 min" or a number of milliseconds'
const SID = 'must be a positive whole number, or a string of 1 to 64 characters without spaces, but is'
const KEY =
  'must be the name of a file with a public key, the key itself as a string or a JWK, or { key, kid?, from?, until? }'

type Row = readonly [options: Readonly<Record<string, unknown>>, sentence: string]

/** For each option: another type, a value that is nearly right, a name that is nearly right, and null. */
const WRONG: readonly Row[] = [
  [{ iadvizeProject: 1234 }, 'iadvizeProject must be an object, but is 1234.'],
  [{ iadvizeProject: [{ sid: 1 }] }, 'iadvizeProject is a list: write { projects: [ … ] } instead of [ … ].'],
  [{ iadvizeProject: {} }, `iadvizeProject.sid ${SID} missing.`],
  [{ iadvizeProject: { sid: ' ' } }, `iadvizeProject.sid ${SID} ' '.`],
  [{ iadvizeProject: { sid: null } }, `iadvizeProject.sid ${SID} null.`],
  [{ iadvizeProject: { sid: 1, publicKey: 5 } }, `iadvizeProject.publicKey ${KEY}, or a list of them, but is 5.`],
  [{ iadvizeProject: { sid: 1, publicKey: null } }, `iadvizeProject.publicKey ${KEY}, or a list of them, but is null.`],
  [{ iadvizeProject: { sid: 1, publicKey: [5] } }, `iadvizeProject.publicKey[0] ${KEY}, but is 5.`],
  [
    { iadvizeProject: { sid: 1, publicKey: { key: 'a.pem', kidd: 'x' } } },
    'iadvizeProject.publicKey.kidd does not exist; did you mean kid?',
  ],
  [{ iadvizeProject: { sid: 1, publicKeys: [] } }, 'iadvizeProject.publicKeys does not exist; did you mean publicKey?'],
  [
    { iadvizeProject: { sid: 1, tokenCheck: 'off' } },
    "iadvizeProject.tokenCheck must be 'full', 'header-only' or 'none', but is 'off'.",
  ],
  [{ iadvizeProject: { projects: {} } }, 'iadvizeProject.projects must be a list of at most 20, but is an object.'],
  [{ iadvizeProject: { projects: null } }, 'iadvizeProject.projects must be a list of at most 20, but is null.'],
  [{ iadvizeProject: { projects: [{ sid: 1 }, {}] } }, `iadvizeProject.projects[1].sid ${SID} missing.`],
  [
    { iadvizeProject: { projects: [{ sid: 1, fidelity: { retryTokens: 'same' } }] } },
    'iadvizeProject.projects[0].fidelity.retryTokens does not exist; did you mean retryToken?',
  ],
  [{ iadvizeProject: { projects: [{ sid: 1 }, { sid: '1' }] } }, 'iadvizeProject.projects must not name a sid twice.'],
  [{ iadvizeProject: { projects: [], sid: 1 } }, 'iadvizeProject.sid does not exist; use projects.'],
  [{ iadvizeRetries: 'now' }, "iadvizeRetries must be 'at-once' or 'when-due', but is 'now'."],
  [{ iadvizeRetries: 'at once' }, "iadvizeRetries is 'at once'; did you mean 'at-once'?"],
  [{ iadvizeRetries: 3 }, "iadvizeRetries must be 'at-once' or 'when-due', but is 3."],
  [{ iadvizeRetries: null }, "iadvizeRetries must be 'at-once' or 'when-due', but is null."],
  [{ iadvizeTokenCheck: 'off' }, "iadvizeTokenCheck must be 'full', 'header-only' or 'none', but is 'off'."],
  [{ iadvizeTokenCheck: 'headers-only' }, "iadvizeTokenCheck is 'headers-only'; did you mean 'header-only'?"],
  [{ iadvizeTokenCheck: false }, "iadvizeTokenCheck must be 'full', 'header-only' or 'none', but is false."],
  [{ iadvizeTokenCheck: null }, "iadvizeTokenCheck must be 'full', 'header-only' or 'none', but is null."],
  [
    { iadvizeFidelity: { retryTokens: 'same' } },
    'iadvizeFidelity.retryTokens does not exist; did you mean retryToken?',
  ],
  [{ iadvizeFidelity: { retryToken: 'sane' } }, "iadvizeFidelity.retryToken is 'sane'; did you mean 'same'?"],
  [{ iadvizeFidelity: 'retryToken' }, "iadvizeFidelity must be an object, but is 'retryToken'."],
  [{ iadvizeFidelity: null }, 'iadvizeFidelity must be an object, but is null.'],
  [{ iadvizeAgent: { state: 'busy' } }, 'iadvizeAgent.state does not exist; did you mean status?'],
  [{ iadvizeAgent: { status: 'bussy' } }, "iadvizeAgent.status is 'bussy'; did you mean 'busy'?"],
  [{ iadvizeAgent: ['Hello'] }, 'iadvizeAgent must be an object, but is a list of 1.'],
  [{ iadvizeAgent: null }, 'iadvizeAgent must be an object, but is null.'],
  [{ iadvizeClock: 'reel' }, "iadvizeClock is 'reel'; did you mean 'real'?"],
  [{ iadvizeClock: 'fake' }, "iadvizeClock must be 'virtual' or 'real', but is 'fake'."],
  [{ iadvizeClock: true }, "iadvizeClock must be 'virtual' or 'real', but is true."],
  [{ iadvizeClock: null }, "iadvizeClock must be 'virtual' or 'real', but is null."],
  [{ iadvizeWithin: '1 dya' }, `iadvizeWithin must be ${LENGTH}, but is '1 dya'.`],
  [{ iadvizeWithin: -1 }, `iadvizeWithin must be ${LENGTH}, but is -1.`],
  [{ iadvizeWithin: null }, `iadvizeWithin must be ${LENGTH}, but is null.`],
  [{ iadvizeChat: 'hiden' }, "iadvizeChat is 'hiden'; did you mean 'hidden'?"],
  [{ iadvizeChat: false }, "iadvizeChat must be 'accessible', 'shown' or 'hidden', but is false."],
  [{ iadvizeChat: null }, "iadvizeChat must be 'accessible', 'shown' or 'hidden', but is null."],
  [{ iadvizeJournal: 'off' }, "iadvizeJournal must be 'on' or 'on-failure', but is 'off'."],
  [{ iadvizeJournal: 'on failure' }, "iadvizeJournal is 'on failure'; did you mean 'on-failure'?"],
  [{ iadvizeJournal: true }, "iadvizeJournal must be 'on' or 'on-failure', but is true."],
  [{ iadvizeUnknownAddresses: 'warn' }, "iadvizeUnknownAddresses must be 'error' or 'warning', but is 'warn'."],
  [{ iadvizeUnknownAddresses: 'errors' }, "iadvizeUnknownAddresses is 'errors'; did you mean 'error'?"],
  [{ iadvizeHosts: 'chat.brand.example' }, "iadvizeHosts must be a list of at most 20, but is 'chat.brand.example'."],
  [{ iadvizeHosts: [5] }, 'iadvizeHosts[0] must be a host, but is 5.'],
  [
    { iadvizeHosts: ['https://chat.brand.example/iadvize.js'] },
    'iadvizeHosts[0] "https://chat.brand.example/iadvize.js" is more than a host: write "chat.brand.example".',
  ],
  [
    { iadvizeTagUrl: '127.0.0.1:4070' },
    'iadvizeTagUrl must be the address of a tag, as "http://127.0.0.1:4070/iadvize.js", but is \'127.0.0.1:4070\'.',
  ],
  [{ iadvizeHosts: null }, 'iadvizeHosts must be a list of at most 20, but is null.'],
  [{ iadvizeUnknownAddresses: null }, "iadvizeUnknownAddresses must be 'error' or 'warning', but is null."],
]

for (const [options, sentence] of WRONG) {
  test(`the fixture refuses ${inspect(options, { depth: 9 })} with a sentence that names the option`, async () => {
    await expect(checkFixtureOptions({ ...DEFAULTS, ...options }, {})).rejects.toThrow(new TypeError(sentence))
  })
}

test('the fixture accepts its defaults, and a project in each of its forms', async () => {
  for (const iadvizeProject of [
    null,
    { sid: 1234 },
    { sid: '1234', publicKey: 'keys/brand.pem' },
    { sid: 1234, publicKey: ['old.pem', { key: 'next.pem', kid: 'next', from: '2026-01-31T12:00:00Z' }] },
    { sid: 1234, publicKey: undefined, sessionMinutes: undefined },
    {
      projects: [
        { sid: 1, customButtons: { online: '.chat' } },
        { sid: 2, authenticationMode: false },
      ],
    },
  ]) {
    await expect(checkFixtureOptions({ ...DEFAULTS, iadvizeProject }, {})).resolves.toBeUndefined()
  }
})

for (const [name, meant] of [
  ['iadvizeFidelty', 'iadvizeFidelity'],
  ['iadviseProject', 'iadvizeProject'],
  ['iadvizeretries', 'iadvizeRetries'],
] as const) {
  test(`${name} under use in the configuration is refused with the right name`, async () => {
    await expect(checkFixtureOptions(DEFAULTS, { [name]: {} })).rejects.toThrow(
      new TypeError(`use.${name} does not exist; did you mean ${meant}?`),
    )
  })
}

test("the fixture ignores options of Playwright and of the team's own under use", async () => {
  const use = { ...DEFAULTS, baseURL: 'x', iadvizeProjectId: 5, clock: 'x', project: 'x' }
  await expect(checkFixtureOptions(DEFAULTS, use)).resolves.toBeUndefined()
})

const project = { sid: 1 }

const WRONG_OF_SCRIPTS: readonly (readonly [options: unknown, sentence: string])[] = [
  [undefined, 'its second argument must be an object, but is missing.'],
  [null, 'its second argument must be an object, but is null.'],
  [{}, 'project must be an object, but is missing.'],
  [{ project: null }, 'project must be an object, but is null.'],
  [{ project: '1234' }, "project must be an object, but is '1234'."],
  [{ projct: project }, 'project must be an object, but is missing. projct does not exist; did you mean project?'],
  [{ project, tokenCheck: 'off' }, "tokenCheck must be 'full', 'header-only' or 'none', but is 'off'."],
  [{ project, tokenCheck: null }, "tokenCheck must be 'full', 'header-only' or 'none', but is null."],
  [{ project, retries: 'now' }, "retries must be 'at-once' or 'when-due', but is 'now'."],
  [{ project, fidelity: { retryTokens: 'same' } }, 'fidelity.retryTokens does not exist; did you mean retryToken?'],
  [{ project, fidelity: null }, 'fidelity must be an object, but is null.'],
  [{ project, agent: { statuss: 'busy' } }, 'agent.statuss does not exist; did you mean status?'],
  [{ project, clock: 'virtuel' }, "clock is 'virtuel'; did you mean 'virtual'?"],
  [{ project, fullBeats: '100' }, "fullBeats must be a whole number from 1 to 1000000, but is '100'."],
  [{ project, onGivenUp: 'log' }, "onGivenUp must be a function, but is 'log'."],
  [{ project, folders: 'keys' }, "folders must be a list of 1 to 100, but is 'keys'."],
  [{ project, folders: [null] }, 'folders[0] must be a string of 1 to 4000 characters, but is null.'],
  [{ project, folder: ['keys'] }, 'folder does not exist; did you mean folders?'],
]

for (const [options, sentence] of WRONG_OF_SCRIPTS) {
  test(`attachRehearsal refuses ${inspect(options, { depth: 9 })} with a sentence that names the option`, async () => {
    await expect(checkRehearsalOptions(options)).rejects.toThrow(new TypeError(`attachRehearsal(): ${sentence}`))
  })
}

test('attachRehearsal accepts all its options, and undefined ones as left out', async () => {
  const options = {
    project,
    tokenCheck: 'none',
    retries: 'when-due',
    fidelity: { retryCount: undefined },
    agent: undefined,
    clock: 'real',
    fullBeats: 100,
    onGivenUp: () => {},
    folders: ['keys'],
  }
  await expect(checkRehearsalOptions(options)).resolves.toBeUndefined()
})
