/** Decides what goes into CI. Pure. */

import { isLocal } from './address.ts'
import { AUDIT_REPORT, githubText, gitlabText, jenkinsLines, type CiPlan } from './ci-text.ts'
import type { Found } from './found.ts'
import { homeOfTests } from './places.ts'
import type { HandEdit, PlannedFile, Site } from './planned.ts'
import { variablesOf } from './run.ts'
import { shellWord } from '../../diagnosis/key.ts'

export type Ci = {
  readonly files: readonly PlannedFile[]
  readonly byHand: readonly HandEdit[]
  readonly notes: readonly string[]
}

export type CiParts = { readonly site: Site; readonly tests: readonly string[]; readonly audit: string }

export const ciOf = (found: Found, parts: CiParts): Ci => {
  if (found.repository !== null) {
    const note = `CI: a workflow belongs at the top of the repository, ${found.repository}, so none is written here.`
    return { files: [], byHand: [], notes: [note] }
  }
  const plan = ciPlanOf(found, parts)
  const notes = packageNotes(found)
  const what = 'CI: the tests and the audit'
  switch (found.ci) {
    case 'gitlab': {
      const file = '.gitlab/rehearsal.yml'
      const include = { file: '.gitlab-ci.yml', why: 'so that the job runs', lines: ['include:', `  - local: ${file}`] }
      return { files: [{ file, what, text: gitlabText(plan) }], byHand: [include], notes }
    }
    case 'jenkins':
      return {
        files: [],
        byHand: [{ file: 'Jenkinsfile', why: 'so that CI runs the tests and the audit', lines: jenkinsLines(plan) }],
        notes,
      }
    case 'github':
      return { files: [{ file: GITHUB_FILE, what, text: githubText(plan) }], byHand: [], notes }
    case null:
      return {
        files: [{ file: GITHUB_FILE, what, text: githubText(plan) }],
        byHand: [],
        notes: ['CI: none was found, so the workflow is one for GitHub. Leave it out if you use another.', ...notes],
      }
  }
}

const GITHUB_FILE = '.github/workflows/rehearsal.yml'

const ciPlanOf = (found: Found, { site, tests, audit }: CiParts): CiPlan => {
  const { startScript, manager } = found
  const isOfMachine = site.url === null || isLocal(site.url)
  const script = startScript === null ? null : `${manager.manager.script} ${startScript}`
  const command = site.server?.command ?? script
  const address = site.url === null ? '"$SITE_URL"' : shellWord(site.url)
  return {
    manager,
    variables: variablesOf(site),
    tests,
    audit: `${audit} --html ${AUDIT_REPORT}`,
    start: isOfMachine && command !== null ? [`${command} &`, `${WAIT} ${address}`] : null,
    isStartMissing: isOfMachine && command === null,
    testsStartSite: homeOfTests(found)?.startsSite ?? false,
  }
}

/** For at most two minutes. */
const WAIT = 'curl --retry 120 --retry-delay 1 --retry-all-errors --insecure --silent --output /dev/null'

const packageNotes = ({ isFromOutside, missing }: Found): readonly string[] =>
  isFromOutside || missing.some((name) => name.endsWith('.tgz'))
    ? ['CI installs iadvize-rehearsal from its file: keep a copy in your repository, and install it from there.']
    : []
