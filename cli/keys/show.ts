/** `rehearsal keys show`: says what key files are, and gives the public key in the form that iAdvize takes. */

import process from 'node:process'
import { terminalOf } from '../../audits/reports/terminal-of.ts'
import { readByOthers } from '../../certificates/new-files.ts'
import { identifyKey, keyFingerprint, type KeyIdentity } from '../../diagnosis/key-identity.ts'
import { shellWord, spkiOf } from '../../diagnosis/key.ts'
import type { KeysShowOptions } from '../../settings/token.ts'
import { usageError } from '../audit/sentences.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { readInput, STANDARD_INPUT } from '../input.ts'
import { pageFor, type Page } from '../page.ts'
import { LONGEST_KEY } from '../token/rules.ts'

type Shown = Omit<KeyIdentity, 'publicKey'> & {
  readonly file: string
  readonly bits: number | null
  readonly fingerprint: string | null
  /** In the form that iAdvize takes. */
  readonly pem: string | null
  /** The file has that form already. */
  readonly isReady: boolean
}

export const showKeys = async ({ files = [], pem, json }: KeysShowOptions): Promise<ExitCode> => {
  const shown: Shown[] = []
  for (const file of files) shown.push(await readShown(file))
  if (pem === true) return printPem(shown)
  const page = pageFor(terminalOf(process.stdout, process.env))
  process.stdout.write(
    json === true ? `${JSON.stringify({ keys: shown, isOnePair: isOnePair(shown) }, null, 2)}\n` : textOf(shown, page),
  )
  await warnAboutRights(shown)
  return shown.every(({ problem }) => problem === null) ? EXIT.ok : EXIT.findings
}

const readShown = async (file: string): Promise<Shown> => {
  const bytes = await readInput(file, { what: 'a key', limit: LONGEST_KEY })
  const { publicKey, ...identity } = identifyKey(bytes, file === STANDARD_INPUT ? null : file)
  const pem = publicKey === null ? null : spkiOf(publicKey)
  return {
    file,
    ...identity,
    bits: publicKey?.asymmetricKeyDetails?.modulusLength ?? null,
    fingerprint: publicKey === null ? null : keyFingerprint(publicKey),
    pem,
    isReady: pem !== null && bytes.toString('utf8').trim() === pem.trim(),
  }
}

const printPem = ([first, ...others]: readonly Shown[]): ExitCode => {
  if (first === undefined || others.length > 0) throw usageError('With --pem, name one file.')
  if (first.pem === null) {
    throw usageError(
      `${first.file} ${first.problem ?? 'has no public key.'}${first.way === null ? '' : ` ${first.way}`}`,
    )
  }
  process.stdout.write(first.pem)
  return EXIT.ok
}

/** Null if it is not two keys that can be compared. */
const isOnePair = (shown: readonly Shown[]): boolean | null => {
  const [one, other, ...more] = shown.map(({ fingerprint }) => fingerprint)
  const areTwo = typeof one === 'string' && typeof other === 'string' && more.length === 0
  return areTwo ? one === other : null
}

const textOf = (shown: readonly Shown[], page: Page): string => {
  const isPair = isOnePair(shown)
  const blocks = shown.map((one) => blockOf(one, page).join('\n'))
  return `${[...blocks, ...(isPair === null ? [] : [pairLine(isPair, page)])].join('\n\n')}\n`
}

const pairLine = (isPair: boolean, { styled }: Page): string =>
  isPair
    ? styled('green', 'These two belong together: they have the same public key.')
    : styled('red', 'These two do not belong together: their public keys differ.')

const HALVES = {
  private: 'the private key of a pair, which never leaves your backend',
  public: 'the public key of a pair, which is the one to give to iAdvize',
} as const

const blockOf = (shown: Shown, page: Page): readonly string[] => {
  const { file, half, bits, fingerprint } = shown
  const { entry, styled } = page
  const name = styled('bold', file === STANDARD_INPUT ? 'Standard input' : file)
  const is =
    fingerprint === null ? styled('red', 'no project can use it') : styled('green', `${shown.is}, ${bits ?? 0} bits`)
  return [
    `${name}: ${is}`,
    ...(shown.problem === null ? [] : entry('Seen', `It ${shown.problem}`)),
    ...(half === null ? [] : entry('Half', HALVES[half])),
    ...(fingerprint === null ? [] : entry('SHA-256', fingerprint)),
    ...conversionLines(shown, page),
  ]
}

const conversionLines = ({ file, fingerprint, isReady, way }: Shown, { entry }: Page): readonly string[] => {
  const other = way === null ? [] : entry(fingerprint === null ? 'Fix' : 'Or', way)
  if (fingerprint === null) return other
  if (isReady) return entry('iAdvize', 'takes this file as it is.')
  return [...entry('iAdvize', `takes what this prints: \`rehearsal keys show ${shellWord(file)} --pem\``), ...other]
}

const warnAboutRights = async (shown: readonly Shown[]): Promise<void> => {
  for (const { file, half } of shown) {
    const warning = half === 'private' && file !== STANDARD_INPUT ? await readByOthers(file, '600') : null
    if (warning !== null) process.stderr.write(`rehearsal: ${warning}\n`)
  }
}
