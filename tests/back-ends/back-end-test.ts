/** The examples of `token-backend/examples/` as processes: one for each language, which its tests share. */

import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { send, type Answer } from '../contract/http.ts'
import { pemOf, privateKey, publicKey } from '../contract/platform-client.ts'
import { test as base } from '../over-http/remote-test.ts'
import { whyNot, type Language } from './languages.ts'

export { expect } from '../over-http/remote-test.ts'

const EXAMPLES = fileURLToPath(new URL('../../token-backend/examples', import.meta.url))

export type Customer = {
  readonly userId: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string
}

/** By the value of their session cookie. Names in several scripts, and with every sign that JSON has to escape. */
export const CUSTOMERS: Readonly<Record<string, Customer>> = {
  accents: { userId: '7c1e-é', firstName: 'Zoë', lastName: "d'Évry-Łódź", email: 'zoe@example.com' },
  ideographs: { userId: '7c1e-漢', firstName: '漢字', lastName: 'かな', email: 'kanji@example.com' },
  emoji: { userId: '7c1e-👩🏽‍🚀', firstName: '👩🏽‍🚀', lastName: '𝒳𠮷', email: 'space@example.com' },
  signs: { userId: '7c1e-/', firstName: '"Q" \\ \\u0041', lastName: '</b>&\u2028\u007f\u0001%s#{1}$x', email: '' },
}

/** The cookie of a session that has ended. */
export const EXPIRED = 'expired'

export type Settings = {
  /** The text of a key file; null for one that does not exist. */
  readonly signing: string | null
  readonly platform: string | null
  readonly hasSessions: boolean
  readonly port: number
}

export const RIGHT_KEYS = {
  signing: privateKey('brandSigning').export({ type: 'pkcs8', format: 'pem' }).toString(),
  platform: pemOf(publicKey('platformEncryption')),
} as const

const USUAL: Settings = { ...RIGHT_KEYS, hasSessions: true, port: 0 }

type Asking = { readonly method?: string; readonly path?: string }

export type Endpoint = {
  /** Asks for a token with this session, or without one. */
  readonly ask: (session?: string, asking?: Asking) => Promise<Answer>
  /** What the process has said on its standard error stream. */
  readonly stderr: () => string
}

export type Ended = { readonly code: number | null; readonly stderr: string }

type BackEnds = {
  /** The process that all tests of a language share, run as the documentation says. */
  readonly shared: (language: Language) => Promise<Endpoint>
  /** A process with other settings, which may end by itself; it is stopped when `use` has resolved. */
  readonly withSettings: <Result>(
    language: Language,
    settings: Partial<Settings>,
    use: (process: Endpoint | Ended) => Promise<Result>,
  ) => Promise<Result>
  /** A process of the example after a change of its text. */
  readonly changed: <Result>(
    language: Language,
    change: (source: string) => string,
    use: (endpoint: Endpoint) => Promise<Result>,
  ) => Promise<Result>
}

export const test = base.extend<object, { readonly backEnds: BackEnds }>({
  backEnds: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
    async ({}, use) => {
      const home = await mkdtemp(path.join(tmpdir(), 'rehearsal-back-ends-'))
      const processes = new Set<ChildProcess>()
      await use(backEndsIn(home, processes))
      await Promise.all([...processes].map(stop))
      await rm(home, { recursive: true })
    },
    { scope: 'worker' },
  ],
})

/** Null for a language that can be run. Looked for once, because that takes processes. */
export const reasonAgainst = (language: Language): string | null => {
  const known = reasons.get(language)
  if (known !== undefined) return known
  const reason = whyNot(language)
  reasons.set(language, reason)
  return reason
}

const reasons = new Map<Language, string | null>()

const backEndsIn = (home: string, processes: Set<ChildProcess>): BackEnds => {
  const onlyOnce = memo()
  const begin = async ({ command, folder, settings = {} }: Beginning): Promise<Begun> => {
    const begun = await launch(command, folder, await environmentIn(home, { ...USUAL, ...settings }))
    processes.add(begun.child)
    return begun
  }
  const during = async <Result>(begun: Begun, use: (running: Endpoint | Ended) => Promise<Result>): Promise<Result> => {
    try {
      return await use(begun.result)
    } finally {
      await stop(begun.child)
      processes.delete(begun.child)
    }
  }
  const built = (language: Language): Promise<string> =>
    onlyOnce(`${language.name} built`, async () => build(home, language, await sourceOf(language)))
  return {
    shared: (language) =>
      onlyOnce(`${language.name} shared`, async () => {
        const folder = await place(home, language, await sourceOf(language))
        return endpointOf(await begin({ command: language.run, folder }))
      }),
    withSettings: async (language, settings, use) =>
      during(await begin({ command: language.runOnce, folder: await built(language), settings }), use),
    changed: async (language, change, use) => {
      const folder = await build(home, language, change(await sourceOf(language)))
      const begun = await begin({ command: language.runOnce, folder })
      return during(begun, () => use(endpointOf(begun)))
    },
  }
}

type Beginning = { readonly command: readonly string[]; readonly folder: string; readonly settings?: Partial<Settings> }

const memo = (): (<Value>(name: string, make: () => Promise<Value>) => Promise<Value>) => {
  const made = new Map<string, Promise<unknown>>()
  return <Value>(name: string, make: () => Promise<Value>) => {
    const value = (made.get(name) as Promise<Value> | undefined) ?? make()
    made.set(name, value)
    return value
  }
}

const sourceOf = ({ file }: Language): Promise<string> => readFile(path.join(EXAMPLES, file), 'utf8')

/** The folder in which the source lies. */
const place = async (home: string, { file }: Language, source: string): Promise<string> => {
  const folder = await mkdtemp(path.join(home, 'example-'))
  await writeFile(path.join(folder, path.basename(file)), source)
  return folder
}

const build = async (home: string, language: Language, source: string): Promise<string> => {
  const folder = await place(home, language, source)
  const [compiler, ...args] = language.compile ?? []
  if (compiler !== undefined) await promisify(execFile)(compiler, args, { cwd: folder })
  return folder
}

type Environment = Readonly<Record<string, string>> & { readonly PORT: string }

const environmentIn = async (home: string, settings: Settings): Promise<Environment> => {
  const folder = await mkdtemp(path.join(home, 'files-'))
  const sessions = Object.entries(CUSTOMERS).map(([session, customer]) => sessionLine(session, IN_AN_HOUR, customer))
  const files = {
    SESSIONS: settings.hasSessions ? [...sessions, sessionLine(EXPIRED, 1, CUSTOMERS['accents'])].join('') : null,
    PRIVATE_KEY: settings.signing,
    PLATFORM_KEY: settings.platform,
  }
  for (const [name, text] of Object.entries(files)) {
    if (text !== null) await writeFile(path.join(folder, name), text)
  }
  const names = Object.fromEntries(Object.keys(files).map((name) => [name, path.join(folder, name)]))
  return { ...names, PORT: String(settings.port) }
}

const IN_AN_HOUR = Math.floor(Date.now() / 1000) + 3600

const sessionLine = (session: string, end: number, customer: Customer | undefined): string =>
  `${[session, end, ...Object.values(customer ?? {})].join('\t')}\n`

type Begun = { readonly child: ChildProcess; readonly result: Endpoint | Ended }

/** Resolves when it listens, or has ended. */
const launch = async (
  [program = '', ...args]: readonly string[],
  cwd: string,
  environment: Environment,
): Promise<Begun> => {
  // For PHP the port is an argument.
  const own = args.map((arg) => arg.replace(/:8080$/, `:${environment.PORT}`))
  // A group of its own, which ends as a whole: "go run" is not the process that listens.
  const child = spawn(program, own, { cwd, env: { ...process.env, ...environment }, detached: true })
  const said = { stdout: '', stderr: '' }
  const url = new Promise<string>((resolve) => {
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        said[stream] += text
        const [, found] = /(http:\/\/127\.0\.0\.1:\d+)\D/.exec(said[stream]) ?? []
        if (found !== undefined) resolve(found)
      })
    }
  })
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stderr: said.stderr }))
  const result = await Promise.race([url.then((found) => endpointAt(found, () => said.stderr)), ended])
  return { child, result }
}

const endpointAt = (url: string, stderr: () => string): Endpoint => ({
  ask: (session, { method = 'POST', path: asked = '/iadvize-token' } = {}) =>
    send(`${url}${asked}`, {
      method,
      // What else a shop may have put there is not always what the RFC allows.
      headers: {
        cookie: `consent={"ads":false,"v":[1]}; _ga=GA1.1.2${session === undefined ? '' : `; session=${session}`}`,
      },
    }),
  stderr,
})

const endpointOf = ({ result }: Begun): Endpoint => {
  if ('ask' in result) return result
  throw new Error(`The example ended with ${result.code} instead of listening: ${result.stderr}`)
}

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'close')
  process.kill(-child.pid, 'SIGKILL')
  await ended
}
