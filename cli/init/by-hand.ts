/** Lines that existing files need. No command adds them: whoever owns the file does. Pure. */

import { RUNNER_NAMES, type Found } from './found.ts'
import { homeOfFeatures } from './places.ts'
import type { HandEdit, Parts } from './planned.ts'

export const linesByHand = (found: Found, parts: Parts): readonly HandEdit[] => [
  ...ofTestsThatNothingRuns(found, parts),
  ...ofSettings(found, parts),
  ...ofRunner(found, parts),
  ...ofGitignore(found),
]

/** Its configuration exists, and runs features alone. */
const ofTestsThatNothingRuns = (found: Found, { test, features }: Parts): readonly HandEdit[] => {
  const home = homeOfFeatures(found)
  if (home === null || features === null || test.kind !== 'playwright' || test.configuration !== null) return []
  return [
    {
      file: home.file,
      why: `in place of testDir, so that ${test.file} runs as well`,
      lines: [
        'projects: [',
        `  { name: 'tests', testDir: '${test.folder}' },`,
        `  { name: 'features', testDir: rehearsalFeatures({ features: '${features.patterns.join("', '")}' }) },`,
        '],',
      ],
    },
  ]
}

const ofSettings = ({ settingsFile, audit }: Found, { site }: Parts): readonly HandEdit[] => {
  if (settingsFile === null) return []
  const lines = [
    ...(audit.url === undefined ? [`  url: ${site.url === null ? 'process.env.SITE_URL' : `'${site.url}'`},`] : []),
    ...(audit.journey === undefined ? [`  journey: '${site.journey}',`] : []),
  ]
  if (lines.length === 0) return []
  return [{ file: settingsFile, why: 'for "rehearsal audit"', lines: ['audit: {', ...lines, '},'] }]
}

/** Vitest and Jest take every file that is called a test, whoever it is for. */
const ofRunner = (found: Found, { own, test }: Parts): readonly HandEdit[] => {
  const { runner, runnerFile: file } = found
  const folders = [
    ...(own === null ? [] : ['.features-gen']),
    ...(test.kind === 'playwright' && test.configuration === null ? [test.folder] : []),
  ]
  if (runner === null || folders.length === 0) return []
  const why = `so that ${RUNNER_NAMES[runner]} leaves the tests of Playwright alone`
  if (runner === 'vitest') {
    const globs = folders.map((folder) => `'${folder}/**'`).join(', ')
    return [{ file, why, lines: [`test: { exclude: ['**/node_modules/**', ${globs}] },`] }]
  }
  if (runner !== 'jest') return []
  const ignored = ['node_modules', ...folders].map((folder) => `'/${folder.replace('.', '\\\\.')}/'`).join(', ')
  return [{ file, why, lines: [`testPathIgnorePatterns: [${ignored}],`] }]
}

const MADE = ['.features-gen', '.rehearsal', 'playwright-report', 'test-results']

const ofGitignore = ({ isInGit, ignored }: Found): readonly HandEdit[] => {
  const known = ignored.map((line) => line.trim().replaceAll(/^\/|\/$/g, ''))
  const lines = MADE.filter((name) => !known.includes(name)).map((name) => `${name}/`)
  return !isInGit || lines.length === 0 ? [] : [{ file: '.gitignore', why: 'what the runs make', lines }]
}
