/** `rehearsal exec -- <command>`: the stand-in for as long as a command of the user's runs. */

import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import type { Authority } from '../certificates/authority.ts'
import { createClient, type RehearsalClient } from '../client/entry.ts'
import { DEMO_SID, loadKeys } from '../environment/keys.ts'
import type { Environment } from '../environment/start.ts'
import { STORY_HEADING, storyOf } from '../journal/story.ts'
import { privateTestKey } from '../test-keys/platform-keys.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import type { AuthorityFor } from './start/as-vendor.ts'
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
  const trust = trustFor(options)
  try {
    const opened = await openEnvironment(given, { ports: FREE_PORTS, authorityFor: trust.authorityFor })
    for (const note of opened.notes) console.warn(`rehearsal: ${note}`)
    return await runWith(opened, command, await trust.variables())
  } finally {
    await trust.forget()
  }
}

const runWith = async (
  { environment, controlToken }: Opened,
  command: readonly string[],
  ofTrust: Variables,
): Promise<number> => {
  try {
    const { code, isInterrupted } = await run(command, { ...variablesFor(environment, controlToken), ...ofTrust })
    if (code !== 0 && !isInterrupted) {
      console.error(await storiesOf(createClient({ url: environment.standInUrl, token: controlToken })))
    }
    return code
  } finally {
    await environment.close()
  }
}

/** `docs/exec.md` says what they are. */
type Variables = Readonly<Record<string, string>>

const variablesFor = ({ standInUrl, demoUrl, vendorProxyUrl }: Environment, controlToken: string): Variables => ({
  REHEARSAL_URL: standInUrl,
  REHEARSAL_CONTROL_TOKEN: controlToken,
  REHEARSAL_TAG_URL: `${standInUrl}/iadvize.js`,
  REHEARSAL_GRAPHQL_URL: `${standInUrl}/graphql`,
  REHEARSAL_PLATFORM_PUBLIC_KEY: loadKeys().platform.publicPem,
  REHEARSAL_DEMO_SID: DEMO_SID,
  REHEARSAL_DEMO_PRIVATE_KEY: privateTestKey('brandSigning').export({ format: 'pem', type: 'pkcs8' }).toString(),
  ...(demoUrl === null ? {} : { REHEARSAL_DEMO_URL: demoUrl }),
  ...(vendorProxyUrl === null ? {} : { REHEARSAL_PROXY_URL: vendorProxyUrl }),
})

type Trust = {
  readonly authorityFor: AuthorityFor
  /** How the command can trust the proxy; nothing without a proxy. */
  readonly variables: () => Promise<Variables>
  readonly forget: () => Promise<void>
}

/** Without a folder that was named, the authority is made for this one command, and its key is never written down. */
const trustFor = ({ caDir }: Pick<AsVendorOptions, 'caDir'>): Trust => {
  const made: { authority: Authority | null; folder: string | null } = { authority: null, folder: null }
  return {
    authorityFor: async (hosts) => {
      // Loaded only for a proxy.
      const [{ makeAuthority }, { madeBefore }] = await Promise.all([
        import('../certificates/authority.ts'),
        import('./start/as-vendor.ts'),
      ])
      made.authority = await (caDir === undefined ? makeAuthority(hosts) : madeBefore(caDir)(hosts))
      return made.authority
    },
    variables: async () => {
      if (made.authority === null) return {}
      const { certificate } = made.authority
      const { spkiHashOf } = await import('../certificates/authority.ts')
      made.folder = await mkdtemp(path.join(tmpdir(), 'rehearsal-exec-'))
      const file = path.join(made.folder, 'authority.pem')
      await writeFile(file, certificate.toString())
      return { REHEARSAL_CA_FILE: file, REHEARSAL_CA_SPKI_HASH: spkiHashOf(certificate) }
    },
    forget: async () => {
      if (made.folder !== null) await rm(made.folder, { recursive: true })
    },
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
