/** `rehearsal exec -- <command>`: the stand-in for as long as a command of the user's runs. */

import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import process from 'node:process'
import { createClient, type RehearsalClient } from '../client/entry.ts'
import { DEMO_SID, loadKeys } from '../environment/keys.ts'
import { STORY_HEADING, storyOf } from '../journal/story.ts'
import { privateTestKey } from '../test-keys/platform-keys.ts'
import { authorityFolder } from './ca/folder.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { certificateFile } from '../certificates/authority-files.ts'
import type { AsVendorOptions } from './start/as-vendor-options.ts'
import { openEnvironment, type EnvironmentGiven, type Opened } from './start/open-environment.ts'

export type ExecOptions = Pick<EnvironmentGiven, 'config' | 'site' | 'demo'> &
  Omit<AsVendorOptions, 'asVendor'> & { readonly asVendor?: true }

/** Any free one. */
const FREE_PORTS = { port: 0, demoPort: 0 }

/** Resolves with the exit code of the command. */
export const exec = async (command: readonly string[], { asVendor, ...options }: ExecOptions): Promise<number> => {
  // Ports of the settings file are those of a stand-in that may be running already.
  const given = { ...options, ...FREE_PORTS, ...(asVendor === undefined ? {} : { asVendor: 0 }) }
  const { environment, controlToken, notes } = await openEnvironment(given, FREE_PORTS)
  for (const note of notes) console.warn(`rehearsal: ${note}`)
  try {
    const { code, isInterrupted } = await run(command, variablesFor({ environment, controlToken }, options))
    if (code !== 0 && !isInterrupted) {
      console.error(await storiesOf(createClient({ url: environment.standInUrl, token: controlToken })))
    }
    return code
  } finally {
    await environment.close()
  }
}

/** The variables of the environment in which the command runs; `docs/exec.md` says what they are. */
const variablesFor = (
  { environment, controlToken }: Omit<Opened, 'notes'>,
  { caDir }: Pick<AsVendorOptions, 'caDir'>,
): Readonly<Record<string, string>> => {
  const { standInUrl, demoUrl, vendorProxyUrl } = environment
  return {
    REHEARSAL_URL: standInUrl,
    REHEARSAL_CONTROL_TOKEN: controlToken,
    REHEARSAL_TAG_URL: `${standInUrl}/iadvize.js`,
    REHEARSAL_GRAPHQL_URL: `${standInUrl}/graphql`,
    REHEARSAL_PLATFORM_PUBLIC_KEY: loadKeys().platform.publicPem,
    REHEARSAL_DEMO_SID: DEMO_SID,
    REHEARSAL_DEMO_PRIVATE_KEY: privateTestKey('brandSigning').export({ format: 'pem', type: 'pkcs8' }).toString(),
    ...(demoUrl === null ? {} : { REHEARSAL_DEMO_URL: demoUrl }),
    ...(vendorProxyUrl === null
      ? {}
      : { REHEARSAL_PROXY_URL: vendorProxyUrl, REHEARSAL_CA_FILE: certificateFile(authorityFolder(caDir)) }),
  }
}

type Run = {
  readonly code: number
  /** A signal ended it, which is no failure of what it tests. */
  readonly isInterrupted: boolean
}

const run = ([program = '', ...args]: readonly string[], variables: Readonly<Record<string, string>>): Promise<Run> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: 'inherit',
      env: { ...process.env, ...variables },
      // There, npm and its like are scripts, which only a shell starts.
      shell: process.platform === 'win32',
    })
    const passOn = (signal: NodeJS.Signals): void => void child.kill(signal)
    // A terminal sends Ctrl+C to the command as well; whoever has none sends it to this process alone.
    const interrupt = (): void => void (process.stdin.isTTY || child.kill('SIGINT'))
    process.on('SIGINT', interrupt).on('SIGTERM', passOn).on('SIGHUP', passOn)
    const end = (): void => void process.off('SIGINT', interrupt).off('SIGTERM', passOn).off('SIGHUP', passOn)
    child.once('error', (error: NodeJS.ErrnoException) => {
      end()
      reject(new CommandError(EXIT.environment, `rehearsal: "${program}" cannot be started: ${whyNot(error)}.`))
    })
    child.once('close', (code, signal) => {
      end()
      // As shells do it.
      resolve({ code: code ?? 128 + constants.signals[signal ?? 'SIGKILL'], isInterrupted: signal !== null })
    })
  })

const whyNot = ({ code, message }: NodeJS.ErrnoException): string => {
  if (code === 'ENOENT') return 'there is no such program'
  return code === 'EACCES' ? 'the file is not a program, or you may not run it' : message
}

/** What happened on each stage that is still there. */
const storiesOf = async (client: RehearsalClient): Promise<string> => {
  const stages = await client.stages()
  const journals = await Promise.all(stages.map(async (id) => [id, await client.stage(id).journal()] as const))
  const told = journals.filter(([, entries]) => entries.length > 0)
  if (told.length === 0) return `\n${STORY_HEADING}\n${storyOf([])}`
  return told
    .map(([id, entries]) => {
      const where = told.length === 1 && id === 'main' ? '' : `On the stage "${id}". `
      return `\n${where}${STORY_HEADING}\n${storyOf(entries)}`
    })
    .join('\n')
}
