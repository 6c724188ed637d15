/** The languages in which `token-backend/examples/` has a token endpoint, and what this machine needs to run each. */

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findProgram } from '../screen.ts'

const succeeds = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0

/** By the name of their Debian packages. */
export const LANGUAGE_PACKAGES = {
  'default-jdk-headless': () => findProgram('javac') !== null,
  'golang-go': () => findProgram('go') !== null,
  'php-cli': () => findProgram('php') !== null,
  'php-phpseclib3': () => succeeds('php', '-r', 'require "phpseclib3/autoload.php";'),
  // For Debian's own Python, beside which there may be others.
  'python3-jwcrypto': () => succeeds(PYTHON, '-c', 'import jwcrypto'),
  ruby: () => findProgram('ruby') !== null,
  'ruby-webrick': () => succeeds('ruby', '-e', 'require "webrick"'),
  'libcrypt-jwt-perl': () => succeeds('perl', '-MCrypt::JWT', '-e1'),
  'libhttp-daemon-perl': () => succeeds('perl', '-MHTTP::Daemon', '-e1'),
} as const

const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'

export type Command = readonly [program: string, ...args: string[]]

export type Language = {
  /** As the heading of its part of `docs/back-end.md`. */
  readonly name: string
  /** In `token-backend/examples/`. */
  readonly file: string
  readonly packages: readonly (keyof typeof LANGUAGE_PACKAGES)[]
  /** As the page says it, in the folder of the file. */
  readonly run: Command
  /** For a source that is run once only; `compile` goes before it, and both are run in the folder of the file. */
  readonly runOnce: Command
  readonly compile?: Command
  /** Forms of a key file that it reads, beside those that every example must read. */
  readonly alsoReads: readonly KeyForm[]
}

/** Forms of a key file that are either read, or refused by a sentence. */
export type KeyForm = 'private PKCS#1' | 'public PKCS#1'

const runIn = (run: Command): Pick<Language, 'run' | 'runOnce'> => ({ run, runOnce: run })

export const LANGUAGES: readonly Language[] = [
  {
    name: 'Java',
    file: 'java/TokenEndpoint.java',
    packages: ['default-jdk-headless'],
    run: ['java', 'TokenEndpoint.java'],
    compile: ['javac', '-J-XX:TieredStopAtLevel=1', 'TokenEndpoint.java'],
    runOnce: ['java', '-XX:TieredStopAtLevel=1', 'TokenEndpoint'],
    alsoReads: [],
  },
  {
    name: 'PHP',
    file: 'php/token-endpoint.php',
    packages: ['php-cli', 'php-phpseclib3'],
    ...runIn(['php', '-S', '127.0.0.1:8080', 'token-endpoint.php']),
    alsoReads: ['private PKCS#1', 'public PKCS#1'],
  },
  {
    name: 'Python',
    file: 'python/token_endpoint.py',
    packages: ['python3-jwcrypto'],
    ...runIn([PYTHON, 'token_endpoint.py']),
    alsoReads: ['private PKCS#1', 'public PKCS#1'],
  },
  {
    name: 'Go',
    file: 'go/token_endpoint.go',
    packages: ['golang-go'],
    run: ['go', 'run', 'token_endpoint.go'],
    compile: ['go', 'build', 'token_endpoint.go'],
    runOnce: ['./token_endpoint'],
    alsoReads: [],
  },
  {
    name: 'Ruby',
    file: 'ruby/token_endpoint.rb',
    packages: ['ruby', 'ruby-webrick'],
    ...runIn(['ruby', 'token_endpoint.rb']),
    alsoReads: ['private PKCS#1', 'public PKCS#1'],
  },
  {
    name: 'Perl',
    file: 'perl/token-endpoint.pl',
    packages: ['libcrypt-jwt-perl', 'libhttp-daemon-perl'],
    ...runIn(['perl', 'token-endpoint.pl']),
    alsoReads: ['private PKCS#1', 'public PKCS#1'],
  },
]

/** Null if its example can be run on this machine. */
export const whyNot = ({ name, packages }: Language): string | null => {
  const missing = packages.filter((needed) => !LANGUAGE_PACKAGES[needed]())
  return missing.length === 0 ? null : `${name} cannot be run here: install ${missing.join(' and ')} of Debian.`
}
