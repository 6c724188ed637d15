/** Looks, offers, asks and writes. */

import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { terminalOf } from '../../audits/reports/terminal-of.ts'
import { addressOf as checkAddress } from '../audit/address.ts'
import { keyPlaceOf } from '../audit/given.ts'
import { publicKeyOf } from '../audit/plan.ts'
import { environmentError, usageError } from '../audit/sentences.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { lookForSid } from '../scenario/look-for-sid.ts'
import { ask, hasTerminal } from './ask.ts'
import { findProject } from './find.ts'
import type { Found } from './found.ts'
import { jsonText } from './json.ts'
import type { InitOptions } from './options.ts'
import { planOf } from './plan.ts'
import type { Wanted } from './planned.ts'
import { addressOf } from './site.ts'
import { afterText, contentsText, counted, offerText, undoOf, type Offer } from './text.ts'
import { writeFiles, type Writing } from './write.ts'

export const initProject = async (options: InitOptions): Promise<ExitCode> => {
  const folder = process.cwd()
  const offer = await offerIn(folder, options)
  const { missing } = offer
  const terminal = terminalOf(process.stdout, process.env)
  const say = (text: string): void => void (options.json === true || process.stdout.write(text))
  say(offerText(offer, terminal))
  if (missing.length === 0) {
    if (options.json === true) process.stdout.write(jsonText(offer, []))
    say(`\nNothing is left to write: everything is there.\n${afterText(offer.plan, [], terminal)}`)
    return EXIT.ok
  }
  const isToWrite = options.yes === true && options.dryRun !== true
  if (!isToWrite && (options.dryRun === true || options.json === true || !hasTerminal())) {
    say(`\n${contentsText(missing, terminal)}\n`)
    return onlyShown(offer, options)
  }
  requireWritable(folder)
  if (!isToWrite) {
    const answer = await ask(`\nWrite ${counted(missing.length)}? [Y]es, [n]o, [s]how them first: `, () =>
      contentsText(missing, terminal),
    )
    if (answer !== 'yes') {
      process.stdout.write(`${answer === 'no' ? '' : '\n'}Nothing was written.\n`)
      return answer === 'interrupted' ? EXIT.interrupted : EXIT.ok
    }
  }
  const writing = await writeFiles(folder, missing)
  if (options.json === true) process.stdout.write(jsonText(offer, writing.written))
  if (writing.failure !== null) throw failureOf(writing)
  say(`\n${afterText(offer.plan, writing.written, terminal)}`)
  return EXIT.ok
}

const offerIn = async (folder: string, options: InitOptions): Promise<Offer> => {
  const wanted = wantedOf(folder, options)
  const seen = await findProject(folder)
  const url = wanted.url ?? addressOf(seen)
  const isSidKnown = wanted.sid !== null || seen.audit.sid !== undefined
  const looked = url === null || isSidKnown ? null : await lookForSid(url)
  const found: Found = { ...seen, sidOfPage: looked !== null && 'sid' in looked ? looked.sid : null }
  const plan = planOf(found, wanted)
  const trouble = looked !== null && 'trouble' in looked ? [`The sid is not known. ${looked.trouble}`] : []
  const missing = plan.files.filter(({ file }) => !existsSync(path.join(folder, file)))
  return { found, plan: { ...plan, notes: [...trouble, ...plan.notes] }, missing }
}

const wantedOf = (folder: string, { language = 'en', url, sid, publicKey }: InitOptions): Wanted => {
  // These only check what was given. The files keep it as the user wrote it.
  if (url !== undefined) checkAddress(url)
  if (publicKey !== undefined) publicKeyOf(publicKey, folder, keyPlaceOf(publicKey, sid))
  const relative = publicKey === undefined ? null : path.relative(folder, path.resolve(folder, publicKey))
  return {
    language,
    url: url ?? null,
    sid: sid ?? null,
    publicKey: relative?.replaceAll(path.sep, '/') ?? null,
  }
}

/** Whoever asked for no more gets no error. */
const onlyShown = (offer: Offer, { dryRun, json }: InitOptions): ExitCode => {
  if (json === true) process.stdout.write(jsonText(offer, []))
  else if (dryRun === true) process.stdout.write('Nothing was written, as --dry-run says.\n')
  else throw usageError('Nothing was written, because there is no terminal in which to ask: give --yes to write.')
  return EXIT.ok
}

const requireWritable = (folder: string): void => {
  try {
    accessSync(folder, constants.W_OK)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    throw environmentError(`The folder ${folder} cannot be written to (${code}), so nothing was written.`)
  }
}

const failureOf = ({ written, failure }: Writing): Error => {
  const what = `${failure?.file} cannot be written (${failure?.code})`
  const done = written.filter(({ state }) => state === 'written').map(({ file }) => file)
  return environmentError(
    done.length === 0
      ? `${what}, so nothing was written.`
      : `${what}. These were written before: ${done.join(', ')}. To undo: ${undoOf(written)}`,
  )
}
