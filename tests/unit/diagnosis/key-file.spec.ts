import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { keyFrom, readKey, type KeyRead } from '../../../diagnosis/key-file.ts'
import { spkiOf } from '../../../diagnosis/key.ts'
import { expect, test } from '../../plain-test.ts'
import { DER, JWK, PEM, pkcs8, RSA, utf16 } from './made-keys.ts'

const folderWith = async (files: Readonly<Record<string, string | Buffer>>): Promise<string> => {
  const folder = test.info().outputPath('site')
  await mkdir(`${folder}/keys`, { recursive: true })
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(`${folder}/${name}`, text)))
  return folder
}

const problemOf = (read: KeyRead): string => (read.key === null ? read.problem : '')

for (const [name, content] of [
  ['keys/oauth-public.key', PEM],
  ['keys/brand', PEM],
  ['keys/brand.public', PEM],
  ['keys/brand.der', DER],
  ['keys/brand.jwk', JSON.stringify(JWK)],
  ['keys/with a blank.pem', utf16(PEM)],
  [`keys/${'ab'.repeat(32)}`, PEM],
] as const) {
  test(`a key in the file ${name} is read, whatever its name ends with`, async () => {
    const folder = await folderWith({ [name]: content })
    const read = readKey(name, [folder])
    expect(read).toMatchObject({ file: `${folder}/${name}` })
    expect(read.key !== null && spkiOf(read.key)).toBe(PEM)
  })
}

test('a file may be named by its full path, by a file URL, and with spaces around its name', async () => {
  const folder = await folderWith({ 'keys/a.pem': PEM })
  const file = `${folder}/keys/a.pem`
  for (const name of [file, pathToFileURL(file), pathToFileURL(file).href, ' keys/a.pem\n']) {
    expect(readKey(name, [folder])).toMatchObject({ file, note: null })
  }
})

test('a file is looked for in each folder, and the first one is read', async () => {
  const folder = await folderWith({ 'keys/a.pem': PEM, 'a.pem': pkcs8(RSA.privateKey) })
  expect(readKey('a.pem', [`${folder}/none`, `${folder}/keys`, folder])).toMatchObject({
    file: `${folder}/keys/a.pem`,
    note: null,
  })
})

test('a key that is given as a string is not looked for among the files', async () => {
  expect(readKey(PEM, [await folderWith({})])).toMatchObject({ file: null, note: null })
})

test('a file that is not there is refused with the places where it was looked for', async () => {
  const folder = await folderWith({})
  expect(problemOf(readKey('brand.pem', [folder, `${folder}/keys`]))).toBe(
    `is "brand.pem", which is not a key, and there is no such file: looked for ${folder}/brand.pem and ${folder}/keys/brand.pem.`,
  )
})

test('a file whose name is misspelt is refused with the one that was meant', async () => {
  const folder = await folderWith({ 'keys/brand.pub.pem': PEM })
  expect(problemOf(readKey('keys/brand.pup.pem', [folder]))).toMatch(/ Did you mean brand\.pub\.pem\?$/)
})

test('a file in a folder that is not there is refused with the folder', async () => {
  const folder = await folderWith({})
  expect(problemOf(readKey('secrets/brand.pem', [folder]))).toMatch(/ The folder .*\/secrets does not exist either\.$/)
})

test('a path from the home folder is refused, because only a shell knows it', async () => {
  expect(problemOf(readKey('~/keys/brand.pem', [await folderWith({})]))).toContain('does not know what "~" is')
})

test('a folder given as a key file is refused as a folder, with the keys in it', async () => {
  const folder = await folderWith({ 'keys/a.pem': PEM, 'keys/readme.md': '' })
  const read = readKey('keys', [folder])
  expect(read.file).toBe(`${folder}/keys`)
  expect(problemOf(read)).toBe('is a folder, and must be a file; it contains "a.pem".')
})

test('an empty string is an empty key, and not the current folder', async () => {
  expect(problemOf(readKey('', [await folderWith({})]))).toContain('is empty, but must be an RSA public key')
})

test('a private key in a file is refused with a command that names the file', async () => {
  const folder = await folderWith({ 'keys/a.pem': pkcs8(RSA.privateKey) })
  expect(problemOf(readKey('keys/a.pem', [folder]))).toContain(
    `\`openssl rsa -in ${folder}/keys/a.pem -pubout -out rsaPublicKey.pem\``,
  )
})

test('a string that could be a secret is not repeated when no file has its name', async () => {
  const secret = 'kD8xQ2mZ7LpR4vTn9WcB/3sYhJ5gFqN1eUoA'
  const problem = problemOf(readKey(secret, [await folderWith({})]))
  expect(problem).toContain(`is a string of ${secret.length} characters that is neither a key nor the name of a file`)
  expect(problem).not.toContain(secret.slice(0, 8))
})

test('a device without an end is read no further than the longest key file', async () => {
  expect(problemOf(readKey('/dev/zero', [await folderWith({})]))).toMatch(
    /^is a file of more than 1048576 bytes, but must be/,
  )
})

test('a pipe is read like a file', async () => {
  const folder = await folderWith({})
  await promisify(execFile)('mkfifo', [`${folder}/pipe`])
  const written = promisify(execFile)('sh', ['-c', `printf '%s' "$KEY" > ${folder}/pipe`], {
    env: { ...process.env, KEY: PEM },
  })
  expect(readKey('pipe', [folder])).toMatchObject({ note: null })
  await written
})

test('a name in a settings file is relative to its folder, and a key is left unchanged', () => {
  expect(keyFrom('keys/a.pem', '/site')).toBe('/site/keys/a.pem')
  for (const key of [PEM, JWK, '']) expect(keyFrom(key, '/site')).toBe(key)
})
