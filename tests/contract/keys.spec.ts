import { createPublicKey, type KeyObject } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import type { TestInfo } from '@playwright/test'
import type { RemoteStage } from '../over-http/remote-test.ts'
import { issueToken } from '../../token-backend/issue-token.ts'
import { expect, test, type Control } from './contract-test.ts'
import { send, type Answer } from './http.ts'
import { keyFromBare, makeKeys, withoutArmour } from './openssl.ts'
import { outcomeOf } from './platform-client.ts'

const SID = 'brand'

const folderOf = async (testInfo: TestInfo, name = 'keys'): Promise<string> => {
  const folder = testInfo.outputPath(name)
  await mkdir(folder, { recursive: true })
  return folder
}

const register = (
  { control, stage }: { control: Control; stage: RemoteStage },
  ...publicKeys: string[]
): Promise<Answer> =>
  control.send(`/stages/${stage.id}`, { method: 'PUT', body: JSON.stringify({ projects: [{ sid: SID, publicKeys }] }) })

const published = async (stage: RemoteStage, file: 'platform.pem' | 'platform.txt'): Promise<string> =>
  (await send(new URL(`keys/${file}`, stage.graphqlUrl).href)).text

const outcomeWith = async (stage: RemoteStage, signing: KeyObject, encryption?: KeyObject): Promise<string> => {
  const key = encryption ?? createPublicKey(await published(stage, 'platform.pem'))
  return outcomeOf(stage, { projectId: SID, jwe: await issueToken({ userId: 'jane' }, { signing, encryption: key }) })
}

for (const bits of [2048, 3072]) {
  for (const form of ['publicPem', 'publicBare'] as const) {
    for (const file of ['platform.pem', 'platform.txt'] as const) {
      const words = form === 'publicPem' ? 'PEM' : 'bare base64'
      test(`a token is accepted with openssl's ${bits}-bit key registered as ${words} and the platform's key from ${file}`, async ({
        control,
        stage,
      }, testInfo) => {
        const keys = await makeKeys(await folderOf(testInfo), 'RSA', `rsa_keygen_bits:${bits}`)
        expect((await register({ control, stage }, keys[form])).status).toBe(200)
        const text = await published(stage, file)
        const encryption = file === 'platform.pem' ? createPublicKey(text) : keyFromBare(text)
        expect(await outcomeWith(stage, keys.signing, encryption)).toBe('accepted')
      })
    }
  }
}

test("openssl's private key is PKCS#8 and its public key SPKI, and PEM with CRLF or wrapped base64 is accepted", async ({
  control,
  stage,
}, testInfo) => {
  const { signing, privatePem, publicPem } = await makeKeys(await folderOf(testInfo))
  expect(privatePem).toMatch(/^-----BEGIN PRIVATE KEY-----/)
  expect(publicPem).toMatch(/^-----BEGIN PUBLIC KEY-----/)
  for (const text of [publicPem.replaceAll('\n', '\r\n'), publicPem.replaceAll(/-----.*-----\n/g, '')]) {
    expect((await register({ control, stage }, text)).status).toBe(200)
    expect(await outcomeWith(stage, signing)).toBe('accepted')
  }
})

test('with two registered keys a token signed with either is accepted, and one signed with a third is not', async ({
  control,
  stage,
}, testInfo) => {
  const [first, second, third] = await Promise.all([
    makeKeys(await folderOf(testInfo, 'first')),
    makeKeys(await folderOf(testInfo, 'second')),
    makeKeys(await folderOf(testInfo, 'third')),
  ])
  expect((await register({ control, stage }, first.publicPem, second.publicBare)).status).toBe(200)
  expect(await outcomeWith(stage, first.signing)).toBe('accepted')
  expect(await outcomeWith(stage, second.signing)).toBe('accepted')
  expect(await outcomeWith(stage, third.signing)).toBe('SIGNATURE_INVALID')
})

test('a key that is registered on one stage is unknown on another', async ({
  control,
  stage,
  anotherStage,
}, testInfo) => {
  const [here, there] = await Promise.all([
    makeKeys(await folderOf(testInfo, 'here')),
    makeKeys(await folderOf(testInfo, 'there')),
  ])
  await register({ control, stage }, here.publicPem)
  await register({ control, stage: anotherStage }, there.publicPem)
  expect(await outcomeWith(stage, here.signing)).toBe('accepted')
  expect(await outcomeWith(anotherStage, here.signing)).toBe('SIGNATURE_INVALID')
})

test('a project without a public key refuses every token, and the journal says why', async ({
  control,
  stage,
}, testInfo) => {
  const { signing } = await makeKeys(await folderOf(testInfo))
  await register({ control, stage })
  expect(await outcomeWith(stage, signing)).toBe('SIGNATURE_INVALID')
  await stage.waitFor('attempt-answered', { detail: 'inner JWS: the project has no public key' })
})

test("a token encrypted with the brand's own key instead of the platform's is refused as such", async ({
  control,
  stage,
}, testInfo) => {
  const { signing, publicPem } = await makeKeys(await folderOf(testInfo))
  await register({ control, stage }, publicPem)
  expect(await outcomeWith(stage, signing, createPublicKey(publicPem))).toBe('TOKEN_KEY_UNKNOWN')
})

for (const { kind, algorithm, option, problem } of [
  {
    kind: 'an RSA key of 1024 bits',
    algorithm: 'RSA',
    option: 'rsa_keygen_bits:1024',
    problem: 'is an RSA key of 1024 bits, but must be an RSA public key of at least 2048 bits',
  },
  {
    kind: 'an EC key',
    algorithm: 'EC',
    option: 'ec_paramgen_curve:P-256',
    problem: 'is an EC key (prime256v1), which cannot verify RS256 signatures',
  },
  {
    kind: 'a key for RSA-PSS',
    algorithm: 'RSA-PSS',
    option: 'rsa_keygen_bits:2048',
    problem: 'is an RSA-PSS key, which cannot verify RS256 signatures',
  },
] as const) {
  test(`${kind} cannot be registered, and the sentence says what it is and what is needed`, async ({
    control,
    stage,
  }, testInfo) => {
    const { publicPem, publicBare } = await makeKeys(await folderOf(testInfo), algorithm, option)
    const answer = await register({ control, stage }, publicPem, publicBare)
    expect(answer.status).toBe(400)
    expect(answer.json()).toMatchObject({
      complaints: [
        {
          path: 'projects[0].publicKeys[0]',
          problem: expect.stringContaining(`of project ${SID} ${problem}`) as unknown,
        },
      ],
    })
  })
}

test('the private key that openssl made is refused in both forms, and is not repeated', async ({
  control,
  stage,
}, testInfo) => {
  const { privatePem } = await makeKeys(await folderOf(testInfo))
  for (const text of [privatePem, withoutArmour(privatePem)]) {
    const answer = await register({ control, stage }, text)
    expect(answer.status).toBe(400)
    expect(answer.json()).toMatchObject({
      complaints: [
        {
          path: 'projects[0].publicKeys[0]',
          problem: expect.stringContaining(
            'is an RSA private key (PKCS#8), which must never leave your backend',
          ) as unknown,
        },
      ],
    })
    expect(answer.text).not.toContain(withoutArmour(privatePem).slice(200, 240))
  }
})

test('the platform publishes one key in two forms: PEM, and the same base64 bare on one line', async ({ stage }) => {
  const [pem, bare] = [await published(stage, 'platform.pem'), await published(stage, 'platform.txt')]
  expect(pem).toMatch(/^-----BEGIN PUBLIC KEY-----\n[\s\S]+\n-----END PUBLIC KEY-----\n$/)
  expect(bare).toMatch(/^[A-Za-z0-9+/]+={0,2}\n$/)
  expect(bare.trim()).toBe(withoutArmour(pem))
  const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey(pem)
  expect([asymmetricKeyType, asymmetricKeyDetails?.modulusLength]).toEqual(['rsa', 2048])
})

test("the platform's key is not the vendor's, whose private half is not available", async ({ stage }) => {
  expect(await published(stage, 'platform.txt')).not.toContain('1KdAzuUa5rOXgLHavoDRYoNXzwWz')
})
