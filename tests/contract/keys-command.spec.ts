import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from './contract-test.ts'
import { expectSentence } from './one-sentence.ts'
import { test, type Rehearsal } from './rehearsal-process.ts'

const NAMES = ['rsaPrivateKey.pem', 'rsaPublicKey.pem']

const folder = (name: string): string => test.info().outputPath(name)

const generated = async (rehearsal: Rehearsal, name = 'keys'): Promise<readonly [string, string]> => {
  const { code } = await rehearsal.run(['keys', 'generate', '--out', folder(name)])
  expect(code).toBe(0)
  return [path.join(folder(name), NAMES[0] ?? ''), path.join(folder(name), NAMES[1] ?? '')]
}

test('"keys generate" makes a PKCS#8 key that only its owner can read and its SPKI key, and prints neither', async ({
  rehearsal,
}) => {
  const out = folder('new/keys')
  const { code, stdout } = await rehearsal.run(['keys', 'generate', '--out', out])
  expect([code, (await readdir(out)).toSorted()]).toEqual([0, NAMES])
  const [privateFile, publicFile] = [path.join(out, NAMES[0] ?? ''), path.join(out, NAMES[1] ?? '')]
  expect((await stat(privateFile)).mode & 0o777).toBe(0o600)
  const [privatePem, publicPem] = [await readFile(privateFile, 'utf8'), await readFile(publicFile, 'utf8')]
  expect(privatePem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/)
  const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(privatePem)
  expect([asymmetricKeyType, asymmetricKeyDetails?.modulusLength]).toEqual(['rsa', 2048])
  expect(createPublicKey(privatePem).export({ type: 'spki', format: 'pem' })).toBe(publicPem)
  expect(stdout).not.toMatch(/BEGIN|MII/)
})

test('"keys generate" never writes over a file, not even over half of a pair, and leaves no other half behind', async ({
  rehearsal,
}) => {
  const out = folder('keys')
  await mkdir(out)
  const [privateFile, publicFile] = [path.join(out, NAMES[0] ?? ''), path.join(out, NAMES[1] ?? '')]
  await writeFile(publicFile, 'mine')
  const says = /rsaPublicKey\.pem exists, and is not written over: name another folder with --out <folder>\./
  expectSentence(await rehearsal.run(['keys', 'generate', '--out', out]), { code: 3, says })
  expect([await readdir(out), await readFile(publicFile, 'utf8')]).toEqual([[NAMES[1]], 'mine'])
  await writeFile(privateFile, 'mine as well')
  expect((await rehearsal.run(['keys', 'generate', '--out', out])).code).toBe(3)
  expect(await readFile(privateFile, 'utf8')).toBe('mine as well')
  const inFile = await rehearsal.run(['keys', 'generate', '--out', path.join(publicFile, 'keys')])
  expectSentence(inFile, { code: 3, says: /The folder .* cannot be made \(ENOTDIR\)/ })
})

test('"keys generate" inside a git work tree warns that the private key could be committed', async ({ rehearsal }) => {
  await mkdir(folder('tree/.git'), { recursive: true })
  const { code, stderr } = await rehearsal.run(['keys', 'generate', '--out', folder('tree/keys')])
  expect(code).toBe(0)
  expect(stderr).toMatch(
    /^rehearsal: \S+rsaPrivateKey\.pem is in the git work tree \S+tree: add it to \.gitignore.*\n$/,
  )
})

test('a generated pair signs tokens that are accepted with its public key, and with no other', async ({
  rehearsal,
}) => {
  const [privateFile, publicFile] = await generated(rehearsal)
  const { stdout: token } = await rehearsal.run(['token', 'mint', '--private-key', privateFile])
  expect((await rehearsal.pipe(token, ['token', 'verify', '--key', publicFile, '-'])).code).toBe(0)
  expect((await rehearsal.pipe(token, ['token', 'verify', '-'])).stdout).toContain('signature-another-key')
})

test('"keys platform" prints the key for which a token must be encrypted to be opened', async ({ rehearsal }) => {
  const { code, stdout: pem } = await rehearsal.run(['keys', 'platform'])
  expect([code, pem]).toEqual([0, expect.stringMatching(/^-----BEGIN PUBLIC KEY-----\n/)])
  const { stdout: token } = await rehearsal.run(['token', 'mint', '--encryption-key', pem])
  expect((await rehearsal.pipe(token, ['token', 'verify', '-'])).code).toBe(0)
})

test('"keys show" names both halves of a pair, gives them one fingerprint, and says that they belong together', async ({
  rehearsal,
}) => {
  const [privateFile, publicFile] = await generated(rehearsal)
  const { code, stdout, stderr } = await rehearsal.run(['keys', 'show', privateFile, publicFile])
  expect([code, stderr]).toEqual([0, ''])
  const fingerprints = [...stdout.matchAll(/SHA-256 +([\da-f]{64})\n/g)].map(([, hex]) => hex)
  expect(fingerprints).toEqual([fingerprints[0], fingerprints[0]])
  expect(stdout).toMatch(
    /RSA private key \(PKCS#8\), 2048 bits\n[^]*public key \(SPKI\), 2048 bits\n[^]*belong together/,
  )
  const [, another] = await generated(rehearsal, 'other')
  const compared = await rehearsal.run(['keys', 'show', privateFile, another, '--json'])
  expect(JSON.parse(compared.stdout)).toMatchObject({
    isOnePair: false,
    keys: [
      { half: 'private', isReady: false },
      { half: 'public', isReady: true },
    ],
  })
  expect(compared.stdout).not.toContain('BEGIN PRIVATE')
})

test('"keys show --pem" prints the public key in the form that iAdvize takes, and nothing of the private one', async ({
  rehearsal,
}) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const spki = publicKey.export({ type: 'spki', format: 'pem' })
  for (const given of [
    privateKey.export({ type: 'pkcs1', format: 'pem' }),
    privateKey.export({ type: 'pkcs8', format: 'der' }),
    JSON.stringify(publicKey.export({ format: 'jwk' })),
  ]) {
    const { code, stdout, stderr } = await rehearsal.pipe(given, ['keys', 'show', '-', '--pem'])
    expect([code, stdout, stderr]).toEqual([0, spki, ''])
  }
})

test('"keys show" ends with 1 for a key that no project can use, and says why and how to get one', async ({
  rehearsal,
}) => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { code, stdout } = await rehearsal.pipe(privateKey.export({ type: 'pkcs8', format: 'pem' }), [
    'keys',
    'show',
    '-',
  ])
  expect(code).toBe(1)
  expect(stdout).toMatch(/no project can use it\n[^]*It is an EC private key \(PKCS#8\)\.[^]*\n {4}openssl genpkey /)
})

test('"keys show" warns of a private key that other users can read, with the command that mends it', async ({
  rehearsal,
}) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const file = folder('open.pem')
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o644 })
  const { code, stderr } = await rehearsal.run(['keys', 'show', file])
  expect(code).toBe(0)
  expect(stderr).toMatch(/^rehearsal: Other users of this machine can read \S+: run "chmod 600 \S+"\.\n$/)
})

for (const { args, says } of [
  { args: ['show'], says: /missing required argument 'files'/ },
  { args: ['show', 'no-such.pem'], says: /The file "no-such\.pem" does not exist/ },
  { args: ['show', 'tests'], says: /is a folder: name a file in it/ },
  { args: ['show', 'package.json', '--pem'], says: /package\.json is a JSON object that is not a JWK/ },
  { args: ['generate', '--bits', '1024'], says: /--bits must be '2048', '3072' or '4096'/ },
]) {
  test(`"rehearsal keys ${args.join(' ')}" ends with 2 and one sentence`, async ({ rehearsal }) => {
    expectSentence(await rehearsal.run(['keys', ...args]), { code: 2, says })
  })
}
