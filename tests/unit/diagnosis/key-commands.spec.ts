import { execFile } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { readKey } from '../../../diagnosis/key-file.ts'
import { diagnoseKey, spkiOf } from '../../../diagnosis/key.ts'
import { expect, test } from '../../plain-test.ts'

/** What openssl and ssh-keygen make, and whether the command that a sentence gives makes of it what is wanted. */

const run = promisify(execFile)

const hasCommand = (name: string, ...args: string[]): Promise<boolean> =>
  run(name, args).then(
    () => true,
    (error: unknown) => (error as NodeJS.ErrnoException).code !== 'ENOENT',
  )

const folderOf = async (): Promise<string> => {
  const folder = test.info().outputPath('keys')
  await mkdir(folder, { recursive: true })
  return folder
}

type Row = {
  readonly form: string
  /** Makes the file `given` of the private key in `private.pem`. */
  readonly make: string
  /** What is said of it; null where it is accepted. */
  readonly is: string | null
}

const ROWS: readonly Row[] = [
  { form: 'a certificate', make: 'openssl req -new -x509 -key private.pem -subj /CN=a -out given', is: null },
  {
    form: 'a certificate in DER',
    make: 'openssl req -new -x509 -key private.pem -subj /CN=a -outform DER -out given',
    is: null,
  },
  {
    form: 'a certificate with its text',
    make: 'openssl req -new -x509 -key private.pem -subj /CN=a | openssl x509 -text -out given',
    is: null,
  },
  {
    form: 'a certificate and its own public key',
    make: 'openssl req -new -x509 -key private.pem -subj /CN=a -out given && openssl rsa -in private.pem -pubout >> given',
    is: null,
  },
  { form: 'PKCS#1', make: 'openssl rsa -in private.pem -RSAPublicKey_out -out given', is: null },
  { form: 'PKCS#1 in DER', make: 'openssl rsa -in private.pem -RSAPublicKey_out -outform DER -out given', is: null },
  {
    form: 'SPKI under another armour',
    make: "openssl rsa -in private.pem -pubout | sed 's/PUBLIC/RSA PUBLIC/' > given",
    is: null,
  },
  {
    form: 'a chain of certificates',
    make: 'openssl req -new -x509 -key private.pem -subj /CN=a -out given && openssl req -new -x509 -newkey rsa:2048 -nodes -keyout other.pem -subj /CN=ca >> given',
    is: 'a chain of 2 certificates',
  },
  {
    form: 'a certificate request',
    make: 'openssl req -new -key private.pem -subj /CN=a -out given',
    is: 'a certificate request',
  },
  {
    form: 'a certificate request in DER',
    make: 'openssl req -new -key private.pem -subj /CN=a -outform DER -out given',
    is: 'a certificate request',
  },
  {
    form: 'a bundle of certificates',
    make: 'openssl req -new -x509 -key private.pem -subj /CN=a -out a.pem && openssl crl2pkcs7 -nocrl -certfile a.pem -out given',
    is: 'a bundle of certificates (PKCS#7)',
  },
  { form: 'a private key in PKCS#8', make: 'cp private.pem given', is: 'an RSA private key (PKCS#8)' },
  {
    form: 'a private key in PKCS#8 DER',
    make: 'openssl pkcs8 -topk8 -nocrypt -in private.pem -outform DER -out given',
    is: 'an RSA private key (PKCS#8)',
  },
]

const ROWS_OF_SSH: readonly Row[] = [
  {
    form: 'a public key of ssh-keygen',
    make: "ssh-keygen -q -t rsa -b 2048 -N '' -f a && cp a.pub given",
    is: 'an OpenSSH public key (ssh-rsa)',
  },
  {
    form: 'a private key of ssh-keygen',
    make: "ssh-keygen -q -t rsa -b 2048 -N '' -f given",
    is: 'an OpenSSH private key (ssh-rsa)',
  },
  {
    form: 'an SSH2 public key',
    make: "ssh-keygen -q -t rsa -b 2048 -N '' -f a && ssh-keygen -e -f a.pub > given",
    is: 'an SSH public key in the form SSH2 (RFC 4716)',
  },
]

const check = async ({ make, is }: Row, folder: string): Promise<void> => {
  const shell = (command: string) => run('sh', ['-c', command], { cwd: folder })
  await shell('openssl genrsa -out private.pem 2048')
  await shell(make)
  const file = `${folder}/given`
  const read = readKey('given', [folder])
  const said = read.key === null ? read.problem : (read.note ?? '')
  expect(read).toMatchObject({ file })
  expect(said).toContain(is === null ? 'its public key is used' : `is ${is}`)
  const [, command = ''] = /`([^`]+)`\.$/.exec(said) ?? []
  await shell(command)
  const made = diagnoseKey(await readFile(`${folder}/rsaPublicKey.pem`))
  expect(made).toMatchObject({ note: null, key: expect.anything() })
  // Where it was accepted at once, it is the same key.
  expect(read.key === null || (made.key !== null && spkiOf(read.key) === spkiOf(made.key))).toBe(true)
}

test.describe('with openssl', () => {
  test.beforeAll(async () =>
    test.skip(!(await hasCommand('openssl', 'version')), 'There is no openssl on this machine.'),
  )

  for (const row of ROWS) {
    test(`the command in the sentence about ${row.form} makes the public key that is wanted`, async () => {
      await check(row, await folderOf())
    })
  }

  test('an encrypted private key and a key store of openssl are recognised as private', async () => {
    const folder = await folderOf()
    const shell = (command: string) => run('sh', ['-c', command], { cwd: folder })
    await shell('openssl genrsa -out private.pem 2048')
    await shell('openssl pkcs8 -topk8 -in private.pem -passout pass:abcd -out new.pem')
    await shell('openssl rsa -in private.pem -traditional -aes256 -passout pass:abcd -out old.pem')
    await shell('openssl req -new -x509 -key private.pem -subj /CN=a -out a.pem')
    await shell('openssl pkcs12 -export -inkey private.pem -in a.pem -passout pass:abcd -out store.p12')
    for (const [name, is] of [
      ['new.pem', 'is an encrypted private key, which must never leave your backend'],
      ['old.pem', 'is an encrypted private key, which must never leave your backend'],
      ['store.p12', 'is a key store with a private key in it (PKCS#12), which must never leave your backend'],
    ] as const) {
      expect(readKey(name, [folder])).toMatchObject({ key: null, problem: expect.stringContaining(is) })
    }
  })
})

test.describe('with ssh-keygen', () => {
  test.beforeAll(async () =>
    test.skip(!(await hasCommand('ssh-keygen', '-?')), 'There is no ssh-keygen on this machine.'),
  )

  for (const row of ROWS_OF_SSH) {
    test(`the command in the sentence about ${row.form} makes the public key that is wanted`, async () => {
      await check(row, await folderOf())
    })
  }

  test('private keys of ssh-keygen are named by their type, and whether they are encrypted', async () => {
    const folder = await folderOf()
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', `${folder}/ed`])
    await run('ssh-keygen', ['-q', '-t', 'rsa', '-b', '2048', '-N', 'secret', '-f', `${folder}/locked`])
    const problems = ['ed', 'locked'].map((name) => readKey(name, [folder]))
    expect(problems).toMatchObject([
      { problem: expect.stringContaining('is an OpenSSH private key (ssh-ed25519)') },
      { problem: expect.stringContaining('is an encrypted OpenSSH private key (ssh-rsa)') },
    ])
  })
})
