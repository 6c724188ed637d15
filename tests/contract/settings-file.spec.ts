import { createPublicKey } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { endpointsOf } from '../../protocol/endpoints.ts'
import { issueToken } from '../../token-backend/issue-token.ts'
import { controlOf, expect } from './contract-test.ts'
import { settingsHandedTo } from './handed-settings.ts'
import { send } from './http.ts'
import { makeKeys } from './openssl.ts'
import { CONTROL_TOKEN, test as base, type Running } from './rehearsal-process.ts'

/** An empty folder of the test's own, and a way to put a settings file there. */
type SettingsFolder = { readonly path: string; readonly write: (name: string, text: string) => Promise<string> }

const test = base.extend<{ readonly settings: SettingsFolder }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  settings: async ({}, use, testInfo) => {
    const path = testInfo.outputPath('site')
    await mkdir(path, { recursive: true })
    await use({
      path,
      write: async (name, text) => {
        await writeFile(`${path}/${name}`, text)
        return `${path}/${name}`
      },
    })
  },
})

const tagOf = async ({ standInUrl }: Running): Promise<string> => (await send(`${standInUrl}/iadvize.js`)).text

const FILES: Readonly<Record<string, string>> = {
  'rehearsal.config.ts':
    'const retryCount: number = 1\nexport default { fidelity: { retryCount }, projects: [{ sid: 7316 }] }',
  'rehearsal.config.mjs': 'export default { fidelity: { retryCount: 1 }, projects: [{ sid: 7316 }] }',
  'rehearsal.config.json': '{ "fidelity": { "retryCount": 1 }, "projects": [{ "sid": 7316 }] }',
}

for (const [name, text] of Object.entries(FILES)) {
  test(`${name} in the current folder sets projects and switches, and the demo keeps its project`, async ({
    rehearsal,
    settings,
  }) => {
    await settings.write(name, text)
    const running = await rehearsal.start([], {}, settings.path)
    const tag = await tagOf(running)
    expect(tag).toContain('"retryCount":1')
    expect(settingsHandedTo(tag).projects).toMatchObject({
      1234: { authenticationMode: true },
      7316: { authenticationMode: true },
    })
    const made = await controlOf(running.standInUrl, CONTROL_TOKEN).send('/stages/mine', { method: 'PUT' })
    expect(made.status).toBe(201)
    expect((await send(`${running.standInUrl}/stages/mine/iadvize.js`)).text).toContain('"retryCount":1')
  })
}

test('a settings file can give a project its own switches and explicit consent', async ({ rehearsal, settings }) => {
  await settings.write(
    'rehearsal.config.json',
    '{ "fidelity": { "retryCount": 2 }, "projects": [{ "sid": 7316, "explicitConsent": true, "fidelity": { "retryCount": 0, "retryToken": "same" } }] }',
  )
  const { fidelity, projects } = settingsHandedTo(await tagOf(await rehearsal.start([], {}, settings.path)))
  expect(fidelity.retryCount).toBe(2)
  expect(projects['7316']).toMatchObject({
    explicitConsent: true,
    fidelity: { retryCount: 0, retryToken: 'same' },
  })
  expect(projects['1234']?.fidelity ?? {}).toEqual({})
})

test('hosts of the settings file reach the tag, also on a stage made without its own settings', async ({
  rehearsal,
  settings,
}) => {
  const hosts = ['onlinecontact.brand.example']
  await settings.write('rehearsal.config.json', JSON.stringify({ hosts }))
  const running = await rehearsal.start([], {}, settings.path)
  await controlOf(running.standInUrl, CONTROL_TOKEN).send('/stages/mine', { method: 'PUT' })
  for (const address of [running.standInUrl, `${running.standInUrl}/stages/mine`]) {
    const handed = settingsHandedTo((await send(`${address}/iadvize.js`)).text)
    expect(handed.hosts).toEqual(hosts)
    expect(endpointsOf(`https://${hosts[0]}/iadvize.js`, handed.hosts).graphql).toBe('https://api.iadvize.com/graphql')
  }
})

test('--config accepts a settings file of any name, and an option of the command overrides it', async ({
  rehearsal,
  settings,
}) => {
  const file = await settings.write('other.json', '{ "port": 70, "demoPort": 71, "fidelity": { "retryCount": 5 } }')
  const running = await rehearsal.start(['--config', file])
  expect(await tagOf(running)).toContain('"retryCount":5')
})

test("a public key may be named as a file beside the settings file, and matches the brand's tokens", async ({
  rehearsal,
  settings,
}) => {
  const keys = await makeKeys(settings.path)
  await settings.write('rehearsal.config.json', '{ "projects": [{ "sid": 7316, "publicKeys": ["rsaPublicKey.pem"] }] }')
  const { standInUrl } = await rehearsal.start([], {}, settings.path)
  const encryption = createPublicKey((await send(`${standInUrl}/keys/platform.pem`)).text)
  const credentials = await issueToken({ userId: 'jane' }, { signing: keys.signing, encryption })
  const query = `mutation { visitorAuthenticateFromCredentials(input: { projectId: 7316, credentials: "${credentials}" }) { visitor { displayName } } }`
  const headers = { 'content-type': 'application/json' }
  const { text } = await send(`${standInUrl}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  expect(text).toContain('"displayName":"jane"')
})

type Mistake = { readonly what: string; readonly text: string; readonly says: string }

const MISTAKES: readonly Mistake[] = [
  {
    what: 'a misspelt field',
    text: '{ "prot": 1 }',
    says: 'The settings file rehearsal.config.json cannot be used: prot does not exist; did you mean port?',
  },
  {
    what: 'a field of which nothing is like it',
    text: '{ "banana": 1 }',
    says: 'banana does not exist; use one of $schema, projects, fidelity, noTokenChoice, agent, hosts, port, demoPort, host, audit, scenarios.',
  },
  {
    what: 'a wrong switch',
    text: '{ "fidelity": { "retryToken": "old" } }',
    says: "fidelity.retryToken must be 'fresh' or 'same', but is 'old'.",
  },
  {
    what: 'a wrong switch of a project',
    text: '{ "projects": [{ "sid": 1 }, { "sid": 2, "fidelity": { "retryCount": "no" } }] }',
    says: "projects[1].fidelity.retryCount must be a whole number from 0 to 20, but is 'no'.",
  },
  {
    what: 'a port that is null',
    text: '{ "port": null }',
    says: 'port must be a whole number from 0 to 65535, but is null.',
  },
  {
    what: 'a host of the network',
    text: '{ "host": "0.0.0.0" }',
    says: "host must be 127.0.0.1, ::1 or localhost, because Rehearsal listens on this machine only, but is '0.0.0.0'.",
  },
  {
    what: 'a host of the tag that stands for several',
    text: '{ "hosts": ["*.brand.example"] }',
    says: 'hosts[0] "*.brand.example" stands for several hosts: name each of them, for example "onlinecontact.brand.example".',
  },
  {
    what: 'a host of the tag for the audit that is an address',
    text: '{ "audit": { "hosts": ["https://chat.brand.example"] } }',
    says: 'audit.hosts[0] "https://chat.brand.example" is more than a host: write "chat.brand.example".',
  },
  {
    what: 'a misspelt option of the audit',
    text: '{ "audit": { "stepLimitSecond": 5 } }',
    says: 'audit.stepLimitSecond does not exist; did you mean stepLimitSeconds?',
  },
  {
    what: 'scenarios that are a number',
    text: '{ "scenarios": { "features": 5 } }',
    says: 'scenarios.features must be a string of 1 to 1000 characters, but is 5.',
  },
  {
    what: 'a list instead of settings',
    text: '[]',
    says: 'what it exports must be an object, but is an empty list.',
  },
  {
    what: 'a key that is none',
    text: '{ "projects": [{ "sid": 1, "publicKeys": ["abc"] }] }',
    says: 'projects[0].publicKeys[0] of project 1 is "abc", which is not a key, and there is no such file: looked for ',
  },
  {
    what: 'a key file that is not there',
    text: '{ "projects": [{ "sid": 1, "publicKeys": ["brand.pem"] }] }',
    says: 'projects[0].publicKeys[0] of project 1 is "brand.pem", which is not a key, and there is no such file: looked for ',
  },
  { what: 'what is no JSON', text: '{ "port": ', says: 'The settings file rehearsal.config.json cannot be read' },
]

for (const { what, text, says } of MISTAKES) {
  test(`a settings file with ${what} stops the start with one sentence about it`, async ({ rehearsal, settings }) => {
    await settings.write('rehearsal.config.json', text)
    const { code, stdout, stderr } = await rehearsal.run(
      ['start', '--port', '0', '--demo-port', '0'],
      {},
      settings.path,
    )
    expect(stderr).toContain(says)
    expect(stderr).toMatch(/^rehearsal: [^\n]*\n$/)
    expect([code, stdout]).toEqual([2, ''])
  })
}

test('a named settings file that does not exist is reported', async ({ rehearsal, settings }) => {
  const { code, stderr } = await rehearsal.run(['start', '--config', 'nowhere.ts'], {}, settings.path)
  expect(stderr).toBe(
    'rehearsal: There is no settings file nowhere.ts: leave out --config, or name a file that exists.\n',
  )
  expect(code).toBe(2)
})
