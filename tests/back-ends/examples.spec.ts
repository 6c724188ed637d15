import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { inspectToken } from '../../mock-platform/inspect-token.ts'
import { USER_ID_CLAIM, VISITOR_DATA_CLAIM } from '../../protocol/token.ts'
import { withoutArmour } from '../contract/openssl.ts'
import { pemOf, privateKey, publicKey, sessionOf } from '../contract/platform-client.ts'
import { holdPort } from '../contract/rehearsal-process.ts'
import {
  CUSTOMERS,
  EXPIRED,
  expect,
  reasonAgainst,
  RIGHT_KEYS,
  test,
  type Endpoint,
  type Settings,
} from './back-end-test.ts'
import { mistakesOf } from './documented-mistakes.ts'
import { LANGUAGES, type KeyForm } from './languages.ts'

const inspected = (token: string) =>
  inspectToken(
    token,
    {
      sid: '1234',
      authenticationMode: true,
      decryption: privateKey('platformEncryption'),
      publicKeys: [{ key: publicKey('brandSigning') }],
      strict: true,
    },
    Date.now(),
  )

const tokenFrom = async (endpoint: Endpoint, session = 'accents'): Promise<string> => {
  const answer = await endpoint.ask(session)
  expect(answer.status, `${answer.text}${endpoint.stderr()}`).toBe(200)
  return (answer.json() as { readonly token: string }).token
}

/** Without what the servers of PHP and Python say of themselves and of each request. */
const logOf = async ({ stderr }: Endpoint, lines: number): Promise<string> => {
  const log = (): string =>
    stderr().replaceAll(/^\[.*?\] (?:(?:PHP .*started|127\.0\.0\.1:.*)\n)?|^.*"POST .*" \d+ -\n/gm, '')
  // What a process writes may arrive after its answer.
  await expect.poll(() => log().split('\n').length).toBeGreaterThan(lines)
  return log()
}

/** `accepted`, the cause of the refusal, or what the process says of a key that it cannot use. */
const outcomeOf = async (started: Endpoint | { readonly stderr: string }): Promise<string> => {
  if (!('ask' in started)) return started.stderr
  const { status, text } = await started.ask('accents')
  // PHP has no start, at which it could look at its keys.
  if (status === 500) return logOf(started, 1)
  const { verdict } = await inspected((JSON.parse(text) as { readonly token: string }).token)
  return verdict?.accepted === true ? 'accepted' : (verdict?.cause ?? text)
}

const PKCS8 = createPrivateKey(RIGHT_KEYS.signing)
const SPKI = createPublicKey(RIGHT_KEYS.platform)
const CRLF = (pem: string): string => pem.replaceAll('\n', '\r\n')
const ELLIPTIC = generateKeyPairSync('ec', { namedCurve: 'P-256' })

type KeyFile = { readonly what: string; readonly keys: Partial<Settings>; readonly form?: KeyForm }

/** Which every example reads. */
const READ: readonly KeyFile[] = [
  {
    what: 'files with the line ends of Windows',
    keys: { signing: CRLF(RIGHT_KEYS.signing), platform: CRLF(RIGHT_KEYS.platform) },
  },
  {
    what: "the platform's key without armour, as the vendor publishes its own",
    keys: { platform: withoutArmour(RIGHT_KEYS.platform) },
  },
]

/** Which an example reads if the language does. */
const READ_BY_SOME: readonly (KeyFile & { readonly form: KeyForm })[] = [
  {
    what: 'a private key in PKCS#1',
    form: 'private PKCS#1',
    keys: { signing: PKCS8.export({ type: 'pkcs1', format: 'pem' }).toString() },
  },
  {
    what: 'a public key in PKCS#1',
    form: 'public PKCS#1',
    keys: { platform: SPKI.export({ type: 'pkcs1', format: 'pem' }).toString() },
  },
]

/** Which no example can use. */
const REFUSED: readonly KeyFile[] = [
  {
    what: 'a private key with a passphrase',
    keys: {
      signing: PKCS8.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' }).toString(),
    },
  },
  {
    what: 'an elliptic private key',
    keys: { signing: ELLIPTIC.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() },
  },
  { what: 'an elliptic public key', keys: { platform: pemOf(ELLIPTIC.publicKey) } },
  { what: 'a public key as its private one', keys: { signing: pemOf(publicKey('brandSigning')) } },
  { what: "a private key as the platform's", keys: { platform: RIGHT_KEYS.signing } },
  { what: 'an empty file', keys: { signing: '' } },
  { what: 'a file that does not exist', keys: { platform: null } },
]

const SENTENCE =
  /^\S+_KEY is not an RSA (?:private|public) key\b[^\n]*\.\n$|^\S+PRIVATE_KEY is not an RSA [^\n]* To convert one: openssl pkcs8 -topk8 -nocrypt -in \S+PRIVATE_KEY\n$/

for (const language of LANGUAGES) {
  const { name } = language
  test.describe(name, () => {
    test.beforeEach(() => {
      const reason = reasonAgainst(language)
      test.skip(reason !== null, reason ?? '')
    })

    test(`the platform accepts the tokens of the example in ${name}, whatever script a name is written in`, async ({
      backEnds,
      stage,
    }) => {
      const endpoint = await backEnds.shared(language)
      for (const [session, { userId, ...visitorData }] of Object.entries(CUSTOMERS)) {
        const answer = await endpoint.ask(session)
        expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store'])
        expect(answer.headers['content-type']).toMatch(/^application\/json\b/)
        const { token } = answer.json() as { readonly token: string }
        const { layers, verdict } = await inspected(token)
        expect(verdict).toMatchObject({ accepted: true, userId, warnings: [] })
        const [jwe, jws, claims] = layers
        expect(jwe).toMatchObject({ header: { alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' } })
        expect(jws).toMatchObject({ header: { alg: 'RS256' } })
        const seconds = claims?.kind === 'claims' ? Number(claims.claims['iat']) : Number.NaN
        expect(claims).toMatchObject({
          claims: { [USER_ID_CLAIM]: userId, [VISITOR_DATA_CLAIM]: visitorData, iat: seconds, exp: seconds + 60 },
        })
        expect((await sessionOf(stage, { jwe: token })).vuid).toMatch(/^\w+$/)
      }
    })

    test(`the example in ${name} answers 401 without a session, with an unknown one and with one that has ended`, async ({
      backEnds,
    }) => {
      const endpoint = await backEnds.shared(language)
      for (const session of [undefined, 'unknown', '', EXPIRED]) {
        const { status, headers, text } = await endpoint.ask(session)
        expect([status, headers['cache-control']]).toEqual([401, 'no-store'])
        expect(JSON.parse(text)).toEqual({ error: 'Sign in first.' })
      }
      const others = [{ method: 'GET' }, { path: '/' }, { path: '/iadvize-token/more' }]
      const answers = await Promise.all(others.map((asking) => endpoint.ask('accents', asking)))
      expect(answers.filter(({ status, text }) => ![404, 405, 501].includes(status) || /\.\w{10}/.test(text))).toEqual(
        [],
      )
    })

    test(`the example in ${name} answers fifty customers at once, each with a fresh token of their own`, async ({
      backEnds,
    }) => {
      const endpoint = await backEnds.shared(language)
      const sessions = Array.from({ length: 50 }, (_, index) => Object.keys(CUSTOMERS)[index % 4] ?? '')
      const tokens = await Promise.all(sessions.map((session) => tokenFrom(endpoint, session)))
      expect(new Set(tokens).size).toBe(50)
      // A key or a nonce that is used twice gives the content away.
      expect(new Set(tokens.map((token) => token.split('.')[2])).size).toBe(50)
      const verdicts = await Promise.all(tokens.map(inspected))
      expect(verdicts.map(({ verdict }) => verdict)).toMatchObject(
        sessions.map((session) => ({ accepted: true, userId: CUSTOMERS[session]?.userId })),
      )
    })

    test(`the example in ${name} reads a key file in every form that a shop may have, or says in one sentence that it cannot`, async ({
      backEnds,
    }) => {
      const outcomes = new Map<string, string>()
      for (const { what, keys } of [...READ, ...READ_BY_SOME, ...REFUSED]) {
        outcomes.set(what, await backEnds.withSettings(language, keys, outcomeOf))
      }
      const isRead = ({ form }: KeyFile): boolean => form === undefined || language.alsoReads.includes(form)
      const read = [...READ, ...READ_BY_SOME.filter(isRead)]
      const refused = [...REFUSED, ...READ_BY_SOME.filter((file) => !isRead(file))]
      expect(Object.fromEntries(outcomes)).toEqual({
        ...Object.fromEntries(read.map(({ what }) => [what, 'accepted'])),
        ...Object.fromEntries(refused.map(({ what }) => [what, expect.stringMatching(SENTENCE)])),
      })
    })

    test(`the example in ${name} logs one sentence and answers 500 without detail while it cannot reach its sessions`, async ({
      backEnds,
    }) => {
      const seen = await backEnds.withSettings(language, { hasSessions: false }, async (endpoint) => {
        if (!('ask' in endpoint)) return endpoint
        const answers = [await endpoint.ask('accents'), await endpoint.ask('accents')]
        return { answers: answers.map(({ status, json }) => [status, json()]), log: await logOf(endpoint, 2) }
      })
      const refusal = [500, { error: 'The token could not be minted.' }]
      expect(seen).toEqual({
        answers: [refusal, refusal],
        log: expect.stringMatching(/^(?:.*SESSIONS.*\n){2}$/),
      })
    })

    test(`the example in ${name} says that its port is taken, and ends`, async ({ backEnds }) => {
      const { port, release } = await holdPort()
      const ended = await backEnds.withSettings(language, { port }, async (process) => process)
      await release()
      expect(ended).not.toMatchObject({ code: 0 })
      expect(ended).toEqual({
        code: expect.any(Number),
        stderr: expect.stringMatching(/^[^\n]*(?:address already in use|port cannot be had)[^\n]*\n$/i),
      })
    })

    test(`of a token that the example in ${name} mints with a wrong key, the judge says which key is wrong`, async ({
      backEnds,
    }) => {
      const signing = privateKey('anotherBrandSigning').export({ type: 'pkcs8', format: 'pem' }).toString()
      const platform = pemOf(publicKey('anotherPlatformEncryption'))
      expect(await backEnds.withSettings(language, { signing }, outcomeOf)).toBe('signature-another-key')
      expect(await backEnds.withSettings(language, { platform }, outcomeOf)).toBe('jwe-another-key')
    })

    test(`of each mistake that the documentation names for ${name}, Rehearsal says what the documentation quotes`, async ({
      backEnds,
    }) => {
      const mistakes = await mistakesOf(name)
      expect(mistakes.length).toBeGreaterThan(2)
      for (const { right, wrong, cause, sentence } of mistakes) {
        const change = (source: string): string => {
          expect(source.split(right), `"${right}" in ${language.file}`).toHaveLength(2)
          return source.replace(right, () => wrong)
        }
        const { verdict } = await backEnds.changed(language, change, async (endpoint) =>
          inspected(await tokenFrom(endpoint)),
        )
        expect.soft(verdict, wrong).toMatchObject({ cause, detail: expect.stringMatching(sentence) })
      }
    })
  })
}
