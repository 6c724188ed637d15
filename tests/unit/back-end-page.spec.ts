import {
  constants,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  privateDecrypt,
  sign as signBytes,
  verify,
} from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkToken } from '../../mock-platform/check-token.ts'
import { USER_ID_CLAIM, VISITOR_DATA_CLAIM } from '../../protocol/token.ts'
import { encrypt, sign } from '../../token-backend/flaws/steps.ts'
import { handMadeJwe } from '../../token-backend/hand-made-jwe.ts'
import { claimsOf } from '../../token-backend/issue-token.ts'
import { partOf, quotedFor } from '../back-ends/documented-mistakes.ts'
import { LANGUAGES } from '../back-ends/languages.ts'
import { linksIn } from '../links.ts'
import { expect, test } from '../plain-test.ts'
import { privateKey, publicKey } from './mock-platform/mint.ts'

type Vector = Readonly<Record<string, string>>

const vector = async (): Promise<(field: string) => string> => {
  const file = fileURLToPath(new URL('../../docs/token-vector.json', import.meta.url))
  const fields = JSON.parse(await readFile(file, 'utf8')) as Vector
  return (field) => fields[field] ?? `There is no ${field}.`
}

const hex = (text: string): Buffer => Buffer.from(text, 'hex')
const bytes = (text: string): Buffer => Buffer.from(text, 'base64url')

test('the signed part of the documented token vector holds its header and claims, names in UTF-8 among them, and its signature fits', async () => {
  const of = await vector()
  const [header = '', claims = ''] = of('signingInput').split('.')
  expect([bytes(header).toString(), bytes(claims).toString()]).toEqual([of('jwsHeader'), of('claims')])
  expect(JSON.parse(of('claims'))).toMatchObject({
    [USER_ID_CLAIM]: expect.any(String),
    [VISITOR_DATA_CLAIM]: { firstName: 'Zoë', lastName: '漢字', city: '👋' },
    iat: Date.parse(of('at')) / 1000,
    exp: Date.parse(of('at')) / 1000 + 60,
  })
  const brand = createPublicKey(of('brandPrivateKey'))
  expect(verify('sha256', Buffer.from(of('signingInput')), brand, bytes(of('signature')))).toBe(true)
  expect(of('jws')).toBe(`${of('signingInput')}.${of('signature')}`)
})

test('each part of the documented token vector is opened by the key, the nonce and the parameters that the page names', async () => {
  const of = await vector()
  const parts = ['protectedHeader', 'encryptedKey', 'iv', 'ciphertext', 'tag'].map(of)
  expect(of('token')).toBe(parts.join('.'))
  expect(bytes(of('protectedHeader')).toString()).toBe(of('jweHeader'))
  const key = createPrivateKey(of('platformPrivateKey'))
  expect(createPublicKey(of('platformPublicKey')).equals(createPublicKey(key))).toBe(true)
  const oaep = { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }
  expect(privateDecrypt(oaep, bytes(of('encryptedKey'))).toString('hex')).toBe(of('contentKeyHex'))
  expect(bytes(of('iv')).toString('hex')).toBe(of('ivHex'))
  const decipher = createDecipheriv('aes-256-gcm', hex(of('contentKeyHex')), hex(of('ivHex')))
  decipher.setAAD(Buffer.from(of('protectedHeader'))).setAuthTag(bytes(of('tag')))
  const opened = Buffer.concat([decipher.update(bytes(of('ciphertext'))), decipher.final()])
  expect(opened.toString()).toBe(of('jws'))
})

test('a strict project accepts the documented token vector at its own time', async () => {
  const of = await vector()
  const rules = {
    decryption: createPrivateKey(of('platformPrivateKey')),
    publicKeys: [{ key: createPublicKey(of('brandPrivateKey')) }],
    strict: true,
  }
  expect(await checkToken(of('token'), rules, Date.parse(of('at')))).toMatchObject({ accepted: true, warnings: [] })
})

const NOW_MS = Date.parse('2026-01-31T12:00:00Z')
const [BRAND, PLATFORM] = [privateKey('brandSigning'), publicKey('platformEncryption')]
const CLAIMS = claimsOf({ userId: '7c1e' }, new Date(NOW_MS))

const tokenOf = async (claims: object): Promise<string> => encrypt(await signedTextOf(claims), PLATFORM)
const signedTextOf = (claims: object): Promise<string> => sign(JSON.stringify(claims), BRAND)

/** The tokens that come of the mistakes which the page names for code that is not run, by the code of the mistake. */
const MISTAKES: Readonly<Record<string, Readonly<Record<string, () => Promise<string>>>>> = {
  'Java with Nimbus': {
    'JWEAlgorithm.RSA_OAEP': async () => encrypt(await signedTextOf(CLAIMS), PLATFORM, { alg: 'RSA-OAEP' }),
    'EncryptionMethod.A256CBC_HS512': async () =>
      encrypt(await signedTextOf(CLAIMS), PLATFORM, { enc: 'A256CBC-HS512' }),
    'new Payload(claims.toJSONObject())': () => encrypt(JSON.stringify(CLAIMS), PLATFORM),
    '.claim("https://iadvize.com/userId", 4711L)': () => tokenOf({ ...CLAIMS, [USER_ID_CLAIM]: 4711 }),
    '.expirationTime(new Date())': () => tokenOf({ ...CLAIMS, exp: NOW_MS / 1000 }),
  },
  'C#': {
    'RSAEncryptionPadding.OaepSHA1': async () =>
      handMadeJwe(await signedTextOf(CLAIMS), PLATFORM, { padding: { hash: 'sha1', mask: 'sha1' } }),
    'RSASignaturePadding.Pss': async () => {
      const input = (await signedTextOf(CLAIMS)).replace(/\.[^.]*$/, '')
      const signature = signBytes('sha256', Buffer.from(input), {
        key: BRAND,
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
      })
      return encrypt(`${input}.${signature.toString('base64url')}`, PLATFORM)
    },
    'Convert.ToBase64String(bytes)': async () =>
      (await tokenOf(CLAIMS))
        .split('.')
        .map((part) => bytes(part).toString('base64'))
        .join('.'),
    'aes.Encrypt(iv, jws, ciphertext, tag)': async () =>
      handMadeJwe(await signedTextOf(CLAIMS), PLATFORM, { aad: 'nothing' }),
    'new { FirstName = firstName }': () => tokenOf({ ...CLAIMS, [VISITOR_DATA_CLAIM]: { FirstName: 'Zoë' } }),
  },
}

for (const [language, mistakes] of Object.entries(MISTAKES)) {
  test(`the page on back ends marks the code in ${language} as not run, and quotes what the platform says of such mistakes`, async () => {
    expect((await partOf(language)).trim()).toMatch(/^Not run\b/)
    const quoted = await quotedFor(language)
    expect(quoted.map(({ wrong }) => wrong)).toEqual(Object.keys(mistakes))
    const rules = {
      decryption: privateKey('platformEncryption'),
      publicKeys: [{ key: publicKey('brandSigning') }],
      strict: true,
    }
    for (const { wrong, cause, sentence } of quoted) {
      const verdict = await checkToken((await mistakes[wrong]?.()) ?? '', rules, NOW_MS + 1000)
      expect.soft(verdict, wrong).toMatchObject({ cause, detail: expect.stringMatching(sentence) })
    }
  })
}

test('each file that the page on back ends links to is in the published package', async () => {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const { files } = JSON.parse(await readFile(`${root}package.json`, 'utf8')) as { readonly files: readonly string[] }
  const published = ['README.md', ...files.map((folder) => `${folder}/`)]
  const targets = linksIn(await readFile(`${root}docs/back-end.md`, 'utf8')).map(({ target }) =>
    path.posix.join('docs', target.split('#')[0] || 'back-end.md'),
  )
  expect(targets.length).toBeGreaterThan(LANGUAGES.length)
  expect(targets.filter((target) => !published.some((place) => target.startsWith(place)))).toEqual([])
})

for (const { name, file, run } of LANGUAGES) {
  test(`the page on back ends says how the example in ${name} is copied and run`, async () => {
    const part = await partOf(name)
    const [program, ...args] = run
    const command = [program.replace(/^.*\//, ''), ...args].join(' ')
    expect(part).toContain(
      `\`\`\`sh\ncp node_modules/iadvize-rehearsal/token-backend/examples/${file} .\n${command}\n\`\`\`\n`,
    )
  })
}
