/** Findings about what is installed: Node, Rehearsal, Playwright, playwright-bdd, and the browser. Pure. */

import { isAtLeast } from '../../../protocol/at-least.ts'
import { OLDEST_NODE } from '../../node-version.ts'
import type { Opened } from './server.ts'
import { couldNotTell, finding, ok, problem, warning, type Finding } from '../report.ts'

export const nodeFindings = (version: string): readonly Finding[] => [
  finding(
    'node',
    isAtLeast(version, OLDEST_NODE)
      ? ok(version)
      : problem(
          `Version ${version}, but Rehearsal needs ${OLDEST_NODE} or newer.`,
          'Install a newer Node from nodejs.org.',
        ),
  ),
]

export type Installed = { readonly version: string; readonly folder: string }

export type Packages = {
  /** The package whose command is running. */
  readonly running: Installed
  /** The package that the tests of this folder import; null if it is not installed here. */
  readonly ofProject: Installed | null
  readonly playwright: Peer
  /** The runners that can come together in one run, by who would load each. */
  readonly runners: readonly Runner[]
  readonly bdd: Peer
}

export type Peer = {
  readonly installed: Installed | null
  /** Such as "1.50". */
  readonly oldest: string
  /** Something here needs it, such as the package.json; null if nothing does. */
  readonly neededBy: string | null
}

export type Runner = Installed & {
  /** The folder of its code. Two packages with the same one are one runner. */
  readonly code: string
  readonly usedBy: string
  /** It is certain that a test run would load it. */
  readonly isOfTests: boolean
}

export const PLAYWRIGHT = '@playwright/test'
export const BDD = 'playwright-bdd'

export const packageFindings = (packages: Packages): readonly Finding[] => [
  finding('package', packageOutcome(packages)),
  finding(
    'playwright',
    peerOutcome(PLAYWRIGHT, packages.playwright, 'Only "rehearsal audit" and the Playwright kit need it.'),
  ),
  ...copiesFindings(packages.runners),
  ...(packages.bdd.installed === null && packages.bdd.neededBy === null
    ? []
    : [finding('playwright-bdd', peerOutcome(BDD, packages.bdd, ''))]),
]

const packageOutcome = ({ running, ofProject }: Packages) => {
  if (ofProject === null || ofProject.folder === running.folder) return ok(`${running.version}, in ${running.folder}`)
  return warning(
    `This command is version ${running.version} in ${running.folder}, but code in this folder imports version ${ofProject.version} in ${ofProject.folder}.`,
    'Run the command of this folder: `npx rehearsal doctor`.',
  )
}

const peerOutcome = (name: string, { installed, oldest, neededBy }: Peer, otherwise: string) => {
  const install = `Install it: \`npm install --save-dev ${name}@latest\`.`
  if (installed === null) {
    const missing = `${name} is not installed where Rehearsal looks for it.`
    return neededBy === null
      ? warning(`${missing} ${otherwise}`.trim(), install)
      : problem(`${missing} ${neededBy} needs it.`, install)
  }
  if (isAtLeast(installed.version, oldest)) return ok(`${installed.version}, in ${installed.folder}`)
  return problem(
    `This is ${installed.version} in ${installed.folder}, but Rehearsal needs ${oldest} or newer.`,
    install,
  )
}

const copiesFindings = (runners: readonly Runner[]): readonly Finding[] => {
  const [first, ...others] = runners
  if (first === undefined) return []
  const strangers = others.filter(({ code }) => code !== first.code)
  if (strangers.length === 0) return [finding('playwright-copies', ok('One'))]
  const list = [first, ...strangers].map(({ usedBy, version, folder }) => `${usedBy} finds ${version} in ${folder}`)
  const seen = `There are several: ${list.join('; ')}.`
  const fix = 'Keep the one beside your package.json, as npm dedupe does. To see who brings which: `npm ls playwright`.'
  const isCertain = strangers.some(({ isOfTests }) => isOfTests)
  return [
    finding(
      'playwright-copies',
      isCertain
        ? problem(`${seen} A test run cannot load two.`, fix)
        : warning(`${seen} A test run cannot load two, so no test may import that package.`, fix),
    ),
  ]
}

export type BrowserFacts =
  | { readonly state: 'no-runner' }
  | { readonly state: 'none' }
  | { readonly state: 'fails'; readonly file: string; readonly why: string }
  | {
      readonly state: 'starts'
      readonly file: string
      readonly version: string
      /** How it opened the site; null if no site is looked at. */
      readonly opened: Opened | null
    }

const INSTALL_BROWSER = 'npx playwright install --with-deps chromium-headless-shell'

export const browserFindings = (facts: BrowserFacts): readonly Finding[] => [finding('browser', browserOutcome(facts))]

const browserOutcome = (facts: BrowserFacts) => {
  switch (facts.state) {
    case 'no-runner':
      return couldNotTell(
        'Without Playwright, no browser is looked for.',
        'Install Playwright, then run this command again.',
      )
    case 'none':
      return problem(
        'Neither Playwright nor this machine has a Chromium, Chrome or Edge.',
        `Install one: \`${INSTALL_BROWSER}\`.`,
      )
    case 'fails':
      return problem(
        `${facts.file} was found, but does not start. ${facts.why}`,
        `Install another one, with the libraries that it needs: \`${INSTALL_BROWSER}\`.`,
      )
    case 'starts':
      return ok(`Chromium ${facts.version} starts: ${facts.file}`)
    default:
      return facts satisfies never
  }
}
