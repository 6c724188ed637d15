import { inspect } from 'node:util'
import { expect, test as base } from '../plain-test.ts'
import { startRehearsal, type StartedRehearsal, type StartOptions } from '../../environment/start-rehearsal.ts'
import { settingsHandedTo } from './handed-settings.ts'

/** Starts one that ends with the test. */
type Start = (options?: StartOptions) => Promise<StartedRehearsal>

const test = base.extend<{ readonly start: Start }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  start: async ({}, use) => {
    const started: StartedRehearsal[] = []
    await use(async (options) => {
      const rehearsal = await startRehearsal(options)
      started.push(rehearsal)
      return rehearsal
    })
    await Promise.all(started.map(({ close }) => close()))
  },
})

const tagSettings = async ({ tagUrl }: StartedRehearsal) => settingsHandedTo(await (await fetch(tagUrl)).text())

test('startRehearsal takes a project of which only the sid is given, as a number', async ({ start }) => {
  const rehearsal = await start({ settings: { projects: [{ sid: 55 }], fidelity: { retryCount: 1 } } })
  const { projects, fidelity } = await tagSettings(rehearsal)
  expect(projects['55']).toMatchObject({ authenticationMode: true })
  expect(Object.keys(projects)).toEqual(expect.arrayContaining(['55', '1234']))
  expect(fidelity.retryCount).toBe(1)
})

test('startRehearsal takes what is undefined as left out', async ({ start }) => {
  const options: unknown = { port: undefined, settings: { fidelity: { retryCount: undefined }, agent: undefined } }
  const { fidelity } = await tagSettings(await start(options as StartOptions))
  expect(fidelity.retryCount).toBe(3)
})

test('startRehearsal starts without options', async ({ start }) => {
  expect((await tagSettings(await start())).projects['1234']).toMatchObject({ authenticationMode: true })
})

const SID = 'must be a positive whole number, or a text of 1 to 64 characters without spaces, and is'

const WRONG: readonly (readonly [options: unknown, sentence: string])[] = [
  [null, 'its argument must be an object, and is null.'],
  [4070, 'its argument must be an object, and is 4070.'],
  [{ port: '4070' }, "port must be a whole number from 0 to 65535, and is '4070'."],
  [{ port: 70_000 }, 'port must be a whole number from 0 to 65535, and is 70000.'],
  [{ port: null }, 'port must be a whole number from 0 to 65535, and is null.'],
  [{ prot: 4070 }, 'prot does not exist; did you mean port?'],
  [
    { host: '0.0.0.0' },
    "host must be 127.0.0.1, ::1 or localhost, because Rehearsal listens on this machine only, and is '0.0.0.0'.",
  ],
  [
    { host: null },
    'host must be 127.0.0.1, ::1 or localhost, because Rehearsal listens on this machine only, and is null.',
  ],
  [{ controlToken: 'x' }, 'controlToken does not exist; there are port, host, settings.'],
  [{ settings: [] }, 'settings must be an object, and is an empty list.'],
  [{ settings: null }, 'settings must be an object, and is null.'],
  [{ setting: {} }, 'setting does not exist; did you mean settings?'],
  [{ settings: { projects: [{}] } }, `settings.projects[0].sid ${SID} missing.`],
  [{ settings: { projects: [{ sid: null }] } }, `settings.projects[0].sid ${SID} null.`],
  [
    { settings: { projects: [{ sid: 55, publicKey: 'x' }] } },
    'settings.projects[0].publicKey does not exist; did you mean publicKeys?',
  ],
  [
    { settings: { fidelity: { retryTokens: 'same' } } },
    'settings.fidelity.retryTokens does not exist; did you mean retryToken?',
  ],
  [
    { settings: { projects: [{ sid: 55, publicKeys: ['x'] }] } },
    'settings.projects[0].publicKeys[0]: this is no public key: ',
  ],
]

for (const [options, sentence] of WRONG) {
  test(`startRehearsal refuses ${inspect(options, { depth: 9 })} with a sentence that names the option`, async () => {
    await expect(startRehearsal(options as StartOptions)).rejects.toThrow(`startRehearsal(): ${sentence}`)
  })
}
