/** Package managers: how each is recognised, and what its commands are. Pure. */

export type PackageManager = {
  readonly name: 'npm' | 'pnpm' | 'yarn' | 'bun'
  /** Installs packages for development. */
  readonly add: string
  /** Runs a command of an installed package. */
  readonly exec: string
  /** Runs a script of the project. */
  readonly script: string
  /** Installs what the lock file names, in CI. */
  readonly install: string
}

const YARN = { name: 'yarn', add: 'yarn add --dev', exec: 'yarn run', script: 'yarn run' } as const

const PACKAGE_MANAGERS = {
  npm: { name: 'npm', add: 'npm install --save-dev', exec: 'npx', script: 'npm run', install: 'npm ci' },
  pnpm: {
    name: 'pnpm',
    add: 'pnpm add --save-dev',
    exec: 'pnpm exec',
    script: 'pnpm run',
    install: 'pnpm install --frozen-lockfile',
  },
  yarn: { ...YARN, install: 'yarn install --immutable' },
  yarn1: { ...YARN, install: 'yarn install --frozen-lockfile' },
  bun: { name: 'bun', add: 'bun add --dev', exec: 'bunx', script: 'bun run', install: 'bun install --frozen-lockfile' },
} as const satisfies Readonly<Record<string, PackageManager>>

/** In the order in which they count if there are several. */
export const LOCK_FILES = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
] as const satisfies readonly (readonly [file: string, name: PackageManager['name']])[]

export type FoundManager = {
  readonly manager: PackageManager
  /** What says so; null if nothing does. */
  readonly by: string | null
}

/** Only the second Yarn and later ones have this file. */
export const YARN_SETTINGS = '.yarnrc.yml'

/** `field` is `packageManager` of a package.json, as in "pnpm@10.1.0"; `files` are the names of those that exist. */
export const packageManagerOf = (field: unknown, files: readonly string[]): FoundManager => {
  const [named, version = ''] = typeof field === 'string' ? field.split('@') : []
  const isYarn1 = version === '' ? !files.includes(YARN_SETTINGS) : version.startsWith('1.')
  const of = (name: PackageManager['name']): PackageManager =>
    PACKAGE_MANAGERS[name === 'yarn' && isYarn1 ? 'yarn1' : name]
  const known = LOCK_FILES.find(([, name]) => name === named)
  if (known !== undefined) return { manager: of(known[1]), by: 'packageManager in package.json' }
  const [lock, name = 'npm'] = LOCK_FILES.find(([file]) => files.includes(file)) ?? []
  return { manager: of(name), by: lock ?? null }
}
