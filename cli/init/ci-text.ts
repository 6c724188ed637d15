/** The workflow for a CI system. Pure. */

import { VARIABLES } from '../scenario/templates.ts'
import type { FoundManager } from './package-managers.ts'

export type CiPlan = {
  readonly manager: FoundManager
  /** The variables that are read from the environment, and are no secrets. */
  readonly variables: readonly string[]
  readonly tests: readonly string[]
  readonly audit: string
  /** Starts the site in the background and waits for it; null if it is not known how, or it is no site of this machine. */
  readonly start: readonly string[] | null
  /** Whether a comment says where the site is to be started. */
  readonly isStartMissing: boolean
  /** Whether the tests start the site themselves, and would not find its port free. */
  readonly testsStartSite: boolean
}

const REPORTS = ['playwright-report', 'rehearsal-audit.html'] as const

export const AUDIT_REPORT = REPORTS[1]

const NODE = '22'

/** A lock file is needed for an exact installation, and for a cache. */
const installOf = ({ manager, by }: FoundManager): string => (by === null ? `${manager.name} install` : manager.install)

const playwrightOf = ({ manager }: FoundManager): string => `${manager.exec} playwright install --with-deps chromium`

const START_HERE = 'Start your site here, in the background, and wait until it answers.'

export const githubText = (plan: CiPlan): string => {
  const { variables } = plan
  const env = [
    `${VARIABLES.password}: \${{ secrets.${VARIABLES.password} }}`,
    ...variables.map((name) => `${name}: \${{ vars.${name} }}`),
  ]
  return `\
# Rehearses the secured chat of the site.
name: Rehearsal
on: [push, pull_request]
jobs:
  rehearsal:
    runs-on: ubuntu-latest
    env:
      # Settings of the repository: Secrets and variables, Actions.
${env.map((line) => `      ${line}\n`).join('')}    steps:
      - uses: actions/checkout@v4
${setUpText(plan.manager)}      - run: ${installOf(plan.manager)}
      - run: ${playwrightOf(plan.manager)}
${githubRunText(plan)}      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: rehearsal
          path: |
${REPORTS.map((report) => `            ${report}\n`).join('')}`
}

const setUpText = ({ manager, by }: FoundManager): string => {
  const own = {
    npm: '',
    yarn: '',
    // The action reads the version from package.json if it is there.
    pnpm: `      - uses: pnpm/action-setup@v4\n${by?.endsWith('package.json') === true ? '' : '        with:\n          version: latest\n'}`,
    bun: '      - uses: oven-sh/setup-bun@v2\n',
  }[manager.name]
  const cache = by === null || manager.name === 'bun' ? '' : `          cache: ${manager.name}\n`
  return `${own}      - uses: actions/setup-node@v4\n        with:\n          node-version: ${NODE}\n${cache}`
}

const githubRunText = ({ tests, audit, start, isStartMissing, testsStartSite }: CiPlan): string => {
  const testing = tests.map((command) => `      - run: ${command}\n`).join('')
  const starting = isStartMissing ? `      # ${START_HERE}\n` : ''
  const started =
    start === null ? starting : `      - run: |\n${start.map((command) => `          ${command}\n`).join('')}`
  return `${testsStartSite ? testing + started : started + testing}      - run: ${audit}\n`
}

/** The commands of a job that has Node, in order. One is a comment if it is not known how the site is started. */
const commandsOf = ({ manager, tests, audit, start, isStartMissing, testsStartSite }: CiPlan): readonly string[] => {
  const enable = { npm: [], yarn: ['corepack enable'], pnpm: ['corepack enable'], bun: ['npm install --global bun'] }
  const started = start ?? (isStartMissing ? [`# ${START_HERE}`] : [])
  return [
    ...enable[manager.manager.name],
    installOf(manager),
    playwrightOf(manager),
    ...(testsStartSite ? [...tests, ...started] : [...started, ...tests]),
    audit,
  ]
}

export const gitlabText = (plan: CiPlan): string => `\
# Rehearses the secured chat of the site. Settings, CI/CD, Variables: ${[VARIABLES.password, ...plan.variables].join(', ')}.
rehearsal:
  image: node:${NODE}
  script:
${commandsOf(plan)
  .map((command) => (command.startsWith('#') ? `    ${command}\n` : `    - ${command}\n`))
  .join('')}  artifacts:
    when: always
    paths:
${REPORTS.map((report) => `      - ${report}\n`).join('')}`

/** To be added to a Jenkinsfile. */
export const jenkinsLines = (plan: CiPlan): readonly string[] => [
  "stage('Rehearsal') {",
  '  environment {',
  `    ${VARIABLES.password} = credentials('customer-password')`,
  '  }',
  '  steps {',
  // One shell, so that a site in its background stays until the end.
  "    sh '''",
  ...commandsOf(plan).map((command) => `      ${command}`),
  "    '''",
  '  }',
  '}',
]
