import { constants, createDecipheriv, createPrivateKey, createPublicKey, privateDecrypt, verify } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { checkToken } from '../../mock-platform/check-token.ts'
import { USER_ID_CLAIM, VISITOR_DATA_CLAIM } from '../../protocol/token.ts'
import { TOKEN_CAUSES, type TokenCause } from '../../protocol/token-causes.ts'
import { mintFlawed } from '../../token-backend/flaws.ts'
import { claimsOf } from '../../token-backend/issue-token.ts'
import { partOf, quotedFor } from '../back-ends/documented-mistakes.ts'
import { LANGUAGES } from '../back-ends/languages.ts'
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

for (const language of ['Java with Nimbus', 'C#']) {
  test(`the page on back ends marks the code in ${language} as not run, and quotes what the platform says of such mistakes`, async () => {
    expect((await partOf(language)).trim()).toMatch(/^Not run\b/)
    const quoted = await quotedFor(language)
    expect(quoted).toHaveLength(5)
    for (const { cause, sentence } of quoted) {
      expect(Object.keys(TOKEN_CAUSES)).toContain(cause)
      const nowMs = Date.parse('2026-01-31T12:00:00Z')
      const token = await mintFlawed(cause as TokenCause, {
        claims: claimsOf({ userId: '7c1e' }, new Date(nowMs)),
        keys: { signing: privateKey('brandSigning'), encryption: publicKey('platformEncryption') },
        wrongKeys: { signing: privateKey('anotherBrandSigning'), encryption: publicKey('anotherPlatformEncryption') },
        nowMs,
      })
      const rules = {
        decryption: privateKey('platformEncryption'),
        publicKeys: [{ key: publicKey('brandSigning') }],
        strict: true,
      }
      const verdict = await checkToken(token, rules, nowMs)
      expect.soft(verdict).toMatchObject({ cause, detail: expect.stringMatching(sentence) })
    }
  })
}

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
