import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, open, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { StageInspection } from '../../protocol/inspection.ts'
import { fingerprint } from '../../protocol/token.ts'
import { claimsOf, issueToken } from '../../token-backend/issue-token.ts'
import { expect } from './contract-test.ts'
import { expectSentence } from './one-sentence.ts'
import { BRAND_KEYS, pemOf, privateKey, publicKey, tokenFor } from './platform-client.ts'
import { test, type Ended } from './rehearsal-process.ts'

type Answer = {
  readonly accepted: boolean
  readonly tokens: readonly (StageInspection & {
    readonly fingerprint: string
    readonly accepted: boolean
    readonly cause: string
  })[]
}

const answerOf = ({ stdout }: Ended): Answer => JSON.parse(stdout) as Answer

const fileWith = async (name: string, content: string | Uint8Array): Promise<string> => {
  const file = test.info().outputPath(name)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, content)
  return file
}

const signedByAnother = (): Promise<string> =>
  issueToken({ userId: 'camille' }, { ...BRAND_KEYS, signing: privateKey('anotherBrandSigning') })

test('a token that is minted without options goes through a pipe and is accepted, with every layer opened', async ({
  rehearsal,
}) => {
  const minted = await rehearsal.run(['token', 'mint'])
  expect([minted.code, minted.stderr]).toEqual([0, ''])
  const inspected = await rehearsal.pipe(minted.stdout, ['token', 'inspect', '-'])
  expect([inspected.code, inspected.stderr]).toEqual([0, ''])
  expect(inspected.stdout).toMatch(/^Accepted\n[^]*JWE, encrypted: Opened\n[^]*Signature fits\n[^]*Claims: Correct\n/)
  const verified = await rehearsal.pipe(minted.stdout, ['token', 'verify', '-'])
  expect([verified.code, verified.stderr, verified.stdout]).toEqual([0, '', expect.stringMatching(/^Accepted\n/)])
})

test('a minted token has the visitor, the claims and the time that were given', async ({ rehearsal }) => {
  const at = '2026-01-31T12:00:00Z'
  const who = ['--user-id', '4711', '--visitor-data', 'city=Nantes', '--claim', 'https://iadvize.com/since=2019']
  const minted = await rehearsal.run(['token', 'mint', ...who, '--claim', 'https://iadvize.com/tier=gold', '--at', at])
  const answer = answerOf(await rehearsal.pipe(minted.stdout, ['token', 'inspect', '-', '--at', at, '--json']))
  expect(answer.tokens[0]?.layers[2]).toMatchObject({
    claims: {
      ...claimsOf({ userId: '4711', visitorData: { city: 'Nantes' } }, new Date(at)),
      'https://iadvize.com/since': 2019,
      'https://iadvize.com/tier': 'gold',
    },
    warnings: [],
  })
})

test('"token mint" says on its standard error stream alone that the platform refuses the claims that were asked for', async ({
  rehearsal,
}) => {
  const { code, stdout, stderr } = await rehearsal.run(['token', 'mint', '--claim', 'exp=60'])
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^[\w-]+(?:\.[\w-]+){4}\n$/)])
  expect(stderr).toMatch(/^rehearsal: The platform refuses this token: exp is 60, .* \(exp-duration\)\.\n$/)
})

test('a refused token ends "inspect" and "verify" with 1, and both say the cause and how to fix it', async ({
  rehearsal,
}) => {
  const { stdout: token } = await rehearsal.run(['token', 'mint', '--flaw', 'jwe-alg'])
  for (const command of ['inspect', 'verify']) {
    const { code, stdout, stderr } = await rehearsal.pipe(token, ['token', command, '-'])
    expect([code, stderr]).toEqual([1, ''])
    expect(stdout).toMatch(/^Refused {2}jwe-alg\n[^]*must be "RSA-OAEP-256"[^]*Encrypt the key with RSA-OAEP-256\./)
  }
})

test('with --json the output has the verdict, and names the token by its fingerprint without repeating it', async ({
  rehearsal,
}) => {
  const token = await signedByAnother()
  for (const command of ['inspect', 'verify']) {
    const ended = await rehearsal.run(['token', command, token, '--json'])
    expect([ended.code, ended.stderr]).toEqual([1, ''])
    const { accepted, tokens } = answerOf(ended)
    const [first] = tokens
    expect([accepted, first?.fingerprint]).toEqual([false, fingerprint(token)])
    expect(command === 'verify' ? first : first?.verdict).toMatchObject({ cause: 'signature-another-key' })
    expect(ended.stdout).not.toContain(token.slice(-40))
  }
})

test('a token that is found inside a token is not repeated in JSON', async ({ rehearsal }) => {
  const { stdout: token } = await rehearsal.run(['token', 'mint', '--flaw', 'jws-quoted'])
  const { tokens } = answerOf(await rehearsal.pipe(token, ['token', 'inspect', '-', '--json']))
  expect(tokens[0]?.layers[1]).toEqual({
    kind: 'text',
    text: expect.stringMatching(/^\d+ characters, with a token among them\.$/),
  })
})

test('a token in a file is read without the line break at its end, also from UTF-16 as PowerShell writes it', async ({
  rehearsal,
}) => {
  const token = await tokenFor('camille')
  for (const content of [`${token}\n`, `${token}\r\n`, Buffer.from(`\ufeff${token}\r\n`, 'utf16le')]) {
    const file = await fileWith('token.txt', content)
    expect((await rehearsal.run(['token', 'verify', '--file', file])).code).toBe(0)
  }
  const broken = await fileWith('token.txt', `${token}\n\n`)
  expect((await rehearsal.run(['token', 'verify', '--file', broken])).stdout).toContain('jwe-with-white-space')
})

test('public keys that are given judge in place of those of the project, and the private key that is given opens the token', async ({
  rehearsal,
}) => {
  const [brand, other] = [
    await fileWith('brand.pub.pem', pemOf(publicKey('brandSigning'))),
    await fileWith('other.pub.pem', pemOf(publicKey('anotherBrandSigning'))),
  ]
  const platform = privateKey('anotherPlatformEncryption').export({ format: 'der', type: 'pkcs8' })
  const opening = await fileWith('platform.der', platform)
  const token = await issueToken(
    { userId: 'camille' },
    { signing: privateKey('anotherBrandSigning'), encryption: publicKey('anotherPlatformEncryption') },
  )
  const verify = async (...more: readonly string[]): Promise<string> => {
    const { code, stdout } = await rehearsal.run(['token', 'verify', token, ...more])
    return `${code} ${stdout.split('\n')[0] ?? ''}`
  }
  expect(await verify('--public-key', other)).toBe('1 Refused  jwe-another-key')
  expect(await verify('--key', brand, '--decryption-key', opening)).toBe('1 Refused  signature-another-key')
  expect(await verify('--key', brand, '--key', other, '--decryption-key', opening)).toBe('0 Accepted')
})

test('a public key that iAdvize would not take in this form is used, and the form that it takes is named', async ({
  rehearsal,
}) => {
  const file = await fileWith('brand.json', JSON.stringify(publicKey('brandSigning').export({ format: 'jwk' })))
  const { code, stderr } = await rehearsal.run(['token', 'verify', await tokenFor('camille'), '--key', file])
  expect(code).toBe(0)
  expect(stderr).toMatch(
    /^rehearsal: --key \(file .*brand\.json\) is a JWK, and its public key is used\. Give iAdvize .*\n$/,
  )
})

test("a token is judged by the rules of the settings file's project, and of its keys with their names and their time", async ({
  rehearsal,
}) => {
  for (const flaw of ['signature-key-not-held', 'signature-kid-wrong']) {
    const minted = await rehearsal.run(['token', 'mint', '--flaw', flaw, '--json'])
    const { token, refusedBy } = JSON.parse(minted.stdout) as { readonly token: string; readonly refusedBy: object }
    const config = await fileWith('settings.json', JSON.stringify({ projects: [{ sid: '7316', ...refusedBy }] }))
    const { code, stdout } = await rehearsal.run(['token', 'verify', token, '--config', config])
    expect([code, stdout.split('\n')[0]]).toEqual([1, `Refused  ${flaw}`])
    expect((await rehearsal.run(['token', 'verify', token, '--config', config, '--sid', '1234'])).code).toBe(0)
  }
})

test('a token that is minted to be replayed is printed twice, and is refused when it comes again', async ({
  rehearsal,
}) => {
  const { stdout, stderr } = await rehearsal.run(['token', 'mint', '--flaw', 'token-replayed'])
  expect(stderr).toMatch(/^rehearsal: .* rehearsal token verify --replay refused <token> <token>\.\n$/)
  const tokens = stdout.trim().split('\n')
  expect(tokens).toEqual([tokens[0], tokens[0]])
  expect((await rehearsal.run(['token', 'verify', ...tokens])).code).toBe(0)
  for (const command of ['inspect', 'verify']) {
    const { code, stdout: said } = await rehearsal.run(['token', command, '--replay', 'refused', ...tokens])
    expect(code).toBe(1)
    expect(said).toMatch(
      /^Token 1 of 2 \(fingerprint [\da-f]{8}\)\nAccepted\n[^]*\nToken 2 of 2 .*\nRefused {2}token-replayed\n/,
    )
  }
})

test('a key in place of a token is named as one, none of it is repeated, and it ends "inspect" with 1', async ({
  rehearsal,
}) => {
  const pem = privateKey('brandSigning').export({ format: 'pem', type: 'pkcs8' }).toString()
  const { code, stdout, stderr } = await rehearsal.pipe(pem, ['token', 'inspect', '-'])
  expect([code, stderr]).toEqual([1, ''])
  expect(stdout).toContain('This is an RSA private key (PKCS#8), which must never leave your')
  expect(stdout).not.toContain(pem.slice(100, 130))
})

for (const { what, input, says } of [
  { what: 'an empty standard input', input: '', says: /Standard input is empty: the command before it wrote nothing/ },
  {
    what: 'a standard input of 50 MB',
    input: new Uint8Array(50_000_000),
    says: /Standard input has more than 65536 bytes, which is longer than a token can be\./,
  },
]) {
  test(`${what} ends the command with 2 and one sentence`, async ({ rehearsal }) => {
    expectSentence(await rehearsal.pipe(input, ['token', 'verify', '-']), { code: 2, says })
  })
}

test('a file that is missing, empty, a folder, endless or not to be read ends the command with 2 and one sentence', async ({
  rehearsal,
}) => {
  // The path of a socket must be short.
  const socket = path.join(await mkdtemp(path.join(tmpdir(), 'rehearsal-')), 'socket')
  const server = createServer().listen(socket)
  await once(server, 'listening')
  for (const { file, says } of [
    { file: 'no-such-token.txt', says: /The file "no-such-token\.txt" does not exist: / },
    { file: await fileWith('empty.txt', ''), says: / is empty; it must hold a token\./ },
    { file: 'tests', says: /The file "tests" is a folder: name a file in it\./ },
    { file: '/dev/zero', says: /has more than 65536 bytes/ },
    { file: socket, says: / cannot be read: ENXIO\./ },
  ]) {
    expectSentence(await rehearsal.run(['token', 'verify', '--file', file]), { code: 2, says })
  }
  server.close()
})

test('a token in the wrong place ends the command with 2 and one sentence that does not repeat it', async ({
  rehearsal,
}) => {
  const token = await tokenFor('camille')
  for (const { args, says } of [
    { args: ['token', token], says: /unknown command \(a string of \d+ characters\)/ },
    { args: ['token', 'verify', `--token=${token}`], says: /unknown option \(a string of \d+ characters\)/ },
    { args: ['token', 'verify', '--file', token], says: /The file \(a string of \d+ characters\) does not exist/ },
    { args: ['token', 'verify', 'x', '--key', token], says: /--key is a token, not the key that it is signed with/ },
    { args: ['token', 'verify', 'x', '--at', token], says: /--at must be .*, but is a string of \d+ characters\./ },
  ]) {
    const ended = await rehearsal.run(args)
    expectSentence(ended, { code: 2, says })
    expect(ended.stderr).not.toContain(token.slice(0, 30))
  }
})

for (const { args, says } of [
  { args: ['verify'], says: /Give a token: as an argument, as - to read it from standard input, or with --file/ },
  { args: ['verify', 'x', '--file', 'y'], says: /Give the token once/ },
  { args: ['verify', '-', '-'], says: /Give - once/ },
  { args: ['verify', 'x', '--sid', '77'], says: /There is no project 77; there is 1234\./ },
  { args: ['verify', 'x', '--without-key', '--key', 'y'], says: /Give either --key or --without-key\./ },
  {
    args: ['inspect', 'x', '--decryption-key', 'package.json'],
    says: /--decryption-key \(file package\.json\) cannot be/,
  },
  { args: ['mint', '--flaw', 'exp-pasd'], says: /--flaw is 'exp-pasd'; did you mean 'exp-past'\?/ },
  { args: ['mint', '--claim', 'gold'], says: /--claim must be a name and a value, as in "loyalty=gold"/ },
  { args: ['mint', '--private-key', 'no-such.pem'], says: /The file "no-such\.pem" does not exist/ },
]) {
  test(`"rehearsal token ${args.join(' ')}" ends with 2 and one sentence`, async ({ rehearsal }) => {
    expectSentence(await rehearsal.run(['token', ...args]), { code: 2, says })
  })
}

test('a reader that closes the pipe after the first line gets no stack trace', async ({ rehearsal }) => {
  const { stdout: token } = await rehearsal.run(['token', 'mint', '--claim', `x=${'y'.repeat(4_000)}`])
  const child = spawn(process.execPath, ['dist/rehearsal.js', 'token', 'inspect', token.trim()], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.destroy()
  const said: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text))
  const [code] = (await once(child, 'close')) as [number]
  expect([code, said.join('')]).toEqual([0, ''])
})

test('a folder as standard input ends the command with 2 and one sentence', async () => {
  const given = await open('tests')
  const child = spawn(process.execPath, ['dist/rehearsal.js', 'token', 'verify', '-'], {
    stdio: [given.fd, 'ignore', 'pipe'],
  })
  const said: string[] = []
  child.stderr?.setEncoding('utf8').on('data', (text: string) => said.push(text))
  const [code] = (await once(child, 'close')) as [number]
  await given.close()
  expect([code, said.join('')]).toEqual([2, 'rehearsal: Standard input is a folder: name a file in it.\n'])
})

test('colours are in the output if they are asked for, and NO_COLOR overrides that', async ({ rehearsal }) => {
  const token = await tokenFor('camille')
  const coloured = await rehearsal.run(['token', 'verify', token], { FORCE_COLOR: '1' })
  expect(coloured.stdout).toContain('\u001b[32m')
  const plain = await rehearsal.run(['token', 'verify', token], { FORCE_COLOR: '1', NO_COLOR: '1' })
  expect(plain.stdout).not.toContain('\u001b')
})

for (const args of [
  ['token', 'inspect'],
  ['token', 'verify'],
  ['token', 'mint'],
  ['keys', 'generate'],
  ['keys', 'platform'],
  ['keys', 'show'],
]) {
  test(`the help of "rehearsal ${args.join(' ')}" has an example of the command`, async ({ rehearsal }) => {
    const { code, stdout, stderr } = await rehearsal.run([...args, '--help'])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(new RegExp(`\\nExamples?:\\n  .*rehearsal ${args.join(' ')} `))
  })
}
