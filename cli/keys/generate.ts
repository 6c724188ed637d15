/** `rehearsal keys generate`: makes the pair of a brand, in the forms that iAdvize's own instructions make. */

import { generateKeyPair } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { terminalOf } from '../../audits/reports/terminal-of.ts'
import { workTreeAround } from '../../certificates/data-folder.ts'
import { NewFileError, writeNewFiles } from '../../certificates/new-files.ts'
import { keyFingerprint } from '../../diagnosis/key-identity.ts'
import { PRIVATE_KEY_FILE, PUBLIC_KEY_FILE } from '../../diagnosis/key-ways.ts'
import { shellWord, spkiOf } from '../../diagnosis/key.ts'
import { KEY_SIZES, type KeysGenerateOptions } from '../../settings/token.ts'
import { environmentError } from '../audit/sentences.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { pageFor, type Page } from '../page.ts'

export const generateKeys = async ({
  out = '.',
  bits = KEY_SIZES[0],
  json,
}: KeysGenerateOptions): Promise<ExitCode> => {
  await makeFolder(out)
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: Number(bits) })
  const files = { privateKey: path.join(out, PRIVATE_KEY_FILE), publicKey: path.join(out, PUBLIC_KEY_FILE) }
  await writeNewFiles([
    { file: files.privateKey, text: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), mode: 0o600 },
    { file: files.publicKey, text: spkiOf(publicKey), mode: 0o644 },
  ]).catch((error: unknown) => {
    throw error instanceof NewFileError ? environmentError(sentenceOf(error)) : error
  })
  const made: Made = { ...files, fingerprint: keyFingerprint(publicKey) }
  const page = pageFor(terminalOf(process.stdout, process.env))
  process.stdout.write(`${json === true ? JSON.stringify(made, null, 2) : textOf(made, page)}\n`)
  const workTree = workTreeAround(out)
  if (workTree !== null) {
    process.stderr.write(
      `rehearsal: ${files.privateKey} is in the git work tree ${workTree}: add it to .gitignore, so that it is never committed.\n`,
    )
  }
  return EXIT.ok
}

const makeFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    throw environmentError(`The folder ${folder} cannot be made (${code}): name another folder with --out <folder>.`)
  }
}

const sentenceOf = ({ file, code }: NewFileError): string =>
  code === 'EEXIST'
    ? `${file} exists, and is not written over: name another folder with --out <folder>.`
    : `${file} cannot be written (${code}): name another folder with --out <folder>.`

type Made = { readonly privateKey: string; readonly publicKey: string; readonly fingerprint: string }

const textOf = ({ privateKey, publicKey, fingerprint }: Made, { entry }: Page): string =>
  [
    ...entry('Private', `${privateKey} (only you can read it; it signs tokens, and never leaves your backend)`, 0),
    ...entry('Public', `${publicKey} (give this one to iAdvize)`, 0),
    ...entry('SHA-256', fingerprint, 0),
    ...entry('Next', `rehearsal token mint --private-key ${shellWord(privateKey)}`, 0),
  ].join('\n')
