/**
 * Adds the binaries of other platforms to package-lock.json. npm cannot see them while installing, and without them
 * `npm ci` refuses the file everywhere (docs/decisions/009). Run by `npm run lock`; `--check` only reports.
 */

import { readFile, writeFile } from 'node:fs/promises'

type Package = {
  readonly version?: string
  readonly dev?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

type LockFile = { readonly packages: Readonly<Record<string, Package>> }

const OPERATING_SYSTEM = /android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|aix|win32/
const PROCESSOR = /arm64|ppc64|riscv64|s390x|x64|ia32|loong64|mips64el|arm/

/** npm's names for the platform of a binary, read from the package's name; null if the name does not say. */
const platformOf = (name: string) => {
  const [os] = OPERATING_SYSTEM.exec(name) ?? []
  const [cpu] = PROCESSOR.exec(name.replace('win32', '')) ?? []
  if (os === undefined || cpu === undefined) return null
  const libc = name.includes('musl') ? ['musl'] : os === 'linux' && name.includes('gnu') ? ['glibc'] : null
  return { cpu: [cpu], os: [os], ...(libc === null ? {} : { libc }) }
}

const missingFrom = ({ packages }: LockFile): Readonly<Record<string, unknown>> => {
  const missing: Record<string, unknown> = {}
  for (const { dev, optionalDependencies = {} } of Object.values(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const place = `node_modules/${name}`
      const platform = platformOf(name)
      if (place in packages || platform === null || !/^\d+\.\d+\.\d+$/.test(version)) continue
      missing[place] = { version, ...(dev === true ? { dev } : {}), optional: true, ...platform }
    }
  }
  return missing
}

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(await readFile(file, 'utf8')) as LockFile
const missing = missingFrom(lock)
const count = Object.keys(missing).length

if (count > 0 && process.argv.includes('--check')) {
  console.error(`package-lock.json lacks ${count} binaries of other platforms: run "npm run lock".`)
  process.exitCode = 1
} else if (count > 0) {
  const entries = Object.entries({ ...lock.packages, ...missing }).toSorted(([left], [right]) =>
    left < right ? -1 : 1,
  )
  await writeFile(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(entries) }, null, 2)}\n`)
}
