import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { inspect } from 'node:util'
import { expect, test as base } from '../plain-test.ts'
import {
  startRehearsal,
  type StartedProxy,
  type StartedRehearsal,
  type StartOptions,
} from '../../environment/start-rehearsal.ts'
import { RECORDED } from './platform-client.ts'
import { handshake } from './proxy-test.ts'
import { settingsHandedTo } from './handed-settings.ts'

/** Starts one that ends with the test. */
type Start = typeof startRehearsal

const test = base.extend<{ readonly start: Start }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  start: async ({}, use) => {
    const started: StartedRehearsal[] = []
    await use((async (options?: StartOptions) => {
      const rehearsal = await startRehearsal(options)
      started.push(rehearsal)
      return rehearsal
    }) as Start)
    await Promise.all(started.map(({ close }) => close()))
  },
})

const tagSettings = async ({ tagUrl }: StartedRehearsal) => settingsHandedTo(await (await fetch(tagUrl)).text())

test('startRehearsal accepts a project with only a sid, as a number', async ({ start }) => {
  const rehearsal = await start({ settings: { projects: [{ sid: 55 }], fidelity: { retryCount: 1 } } })
  const { projects, fidelity } = await tagSettings(rehearsal)
  expect(projects['55']).toMatchObject({ authenticationMode: true })
  expect(Object.keys(projects)).toEqual(expect.arrayContaining(['55', '1234']))
  expect(fidelity.retryCount).toBe(1)
})

test('startRehearsal treats undefined options as left out', async ({ start }) => {
  const options: unknown = { port: undefined, settings: { fidelity: { retryCount: undefined }, agent: undefined } }
  const { fidelity } = await tagSettings(await start(options as StartOptions))
  expect(fidelity.retryCount).toBe(3)
})

test('startRehearsal starts without options', async ({ start }) => {
  expect((await tagSettings(await start())).projects['1234']).toMatchObject({ authenticationMode: true })
})

test('startRehearsal returns a client of its stage "main", and of others', async ({ start }) => {
  const rehearsal = await start()
  const { graphqlUrl, prepare, waitFor, journal, stage } = rehearsal
  await prepare({ answer: 'refuse', code: 'TOKEN_EXPIRED' })
  const refused = waitFor({ type: 'attempt-answered', code: 'TOKEN_EXPIRED' })
  await authenticate(graphqlUrl)
  expect(await refused).toMatchObject({ answer: 'refuse' })
  expect(await journal()).toHaveLength(1)

  const other = stage('other')
  const { graphql } = await other.create({ projects: [{ sid: 1234 }] })
  await authenticate(graphql)
  expect(await other.journal()).toMatchObject([{ type: 'attempt-answered', answer: 'judge' }])
  expect(await journal()).toHaveLength(1)
  expect(await rehearsal.stages()).toEqual(['main', 'other'])
})

test("startRehearsal with asVendor answers for the vendor's hosts, and for the brand's own, to a client that trusts its authority", async ({
  start,
}) => {
  const { vendorProxy } = await start({ settings: { hosts: ['chat.brand.example'] }, asVendor: {} })
  for (const host of ['halc.iadvize.com', 'chat.brand.example']) {
    const [, socket] = await connectTo(vendorProxy, `${host}:443`)
    const inside = await handshake(socket, host, vendorProxy.certificate)
    const key = inside.getPeerX509Certificate()?.issuerCertificate?.publicKey.export({ format: 'der', type: 'spki' })
    expect(
      createHash('sha256')
        .update(key ?? '')
        .digest('base64'),
    ).toBe(vendorProxy.spkiHash)
    inside.write(`GET /iadvize.js HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    expect(await text(inside)).toMatch(/^HTTP\/1\.1 200 /)
  }
})

test('startRehearsal with asVendor refuses other hosts with onlyVendor, and asks for a user name with askStage', async ({
  start,
}) => {
  const { vendorProxy } = await start({ asVendor: { onlyVendor: true, askStage: true } })
  expect(await statusOf(vendorProxy, 'shop.example:443')).toBe(403)
  expect(await statusOf(vendorProxy, 'halc.iadvize.com:443')).toBe(407)
})

test('startRehearsal makes a new authority at each start', async ({ start }) => {
  const [first, second] = await Promise.all([start({ asVendor: {} }), start({ asVendor: {} })])
  expect(first.vendorProxy.spkiHash).not.toBe(second.vendorProxy.spkiHash)
})

const connectTo = async ({ url }: StartedProxy, path: string): Promise<[IncomingMessage, Socket]> =>
  (await once(request(url, { method: 'CONNECT', path }).end(), 'connect')) as [IncomingMessage, Socket]

const statusOf = async (proxy: StartedProxy, path: string): Promise<number | undefined> => {
  const [{ statusCode }, socket] = await connectTo(proxy, path)
  socket.destroy()
  return statusCode
}

/** With a token that nobody can open. */
const authenticate = (url: string): Promise<unknown> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: RECORDED.secured, variables: { projectId: '1234', jwe: 'rubbish' } }),
  })

const SID = 'must be a positive whole number, or a string of 1 to 64 characters without spaces, but is'

const WRONG: readonly (readonly [options: unknown, sentence: string])[] = [
  [null, 'its argument must be an object, but is null.'],
  [4070, 'its argument must be an object, but is 4070.'],
  [{ port: '4070' }, "port must be a whole number from 0 to 65535, but is '4070'."],
  [{ port: 70_000 }, 'port must be a whole number from 0 to 65535, but is 70000.'],
  [{ port: null }, 'port must be a whole number from 0 to 65535, but is null.'],
  [{ prot: 4070 }, 'prot does not exist; did you mean port?'],
  [
    { host: '0.0.0.0' },
    "host must be 127.0.0.1, ::1 or localhost, because Rehearsal listens on this machine only, but is '0.0.0.0'.",
  ],
  [
    { host: null },
    'host must be 127.0.0.1, ::1 or localhost, because Rehearsal listens on this machine only, but is null.',
  ],
  [{ controlToken: 'x' }, 'controlToken does not exist; use one of port, host, settings, asVendor.'],
  [{ settings: [] }, 'settings must be an object, but is an empty list.'],
  [{ settings: null }, 'settings must be an object, but is null.'],
  [{ asVendor: true }, 'asVendor must be an object, but is true.'],
  [{ asVendor: { askstage: true } }, 'asVendor.askstage does not exist; did you mean askStage?'],
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
    'settings.projects[0].publicKeys[0] of project 55 is the text "x", which is not a key, but must be ',
  ],
]

for (const [options, sentence] of WRONG) {
  test(`startRehearsal refuses ${inspect(options, { depth: 9 })} with a sentence that names the option`, async () => {
    await expect(startRehearsal(options as StartOptions)).rejects.toThrow(`startRehearsal(): ${sentence}`)
  })
}
