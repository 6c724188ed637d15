import { listSchema } from '../../cli/scenario/schemas.ts'
import { writtenFeature } from '../../gherkin/check/written-scenarios.ts'
import { expect } from './contract-test.ts'
import { test } from './scenario-project.ts'

const CHAT = `Feature: The chat
  Scenario: It is secured
    When the customer signs in
    Then the chat is secured

  Scenario Outline: It is refused
    Given the platform always refuses with <reason>
    When the customer signs in
    Then the activation fails with <reason>

    Examples:
      | reason            |
      | TOKEN_EXPIRED     |
      | SIGNATURE_INVALID |

  Scenario: It is left
    When the customer signs out
    Then the site logs out

  Scenario: It is refreshed
    When the session ends
    Then the session is refreshed
`

const AT = '2026-03-01T12:00:00.000Z'

/** As a run leaves them: scenarios by their names, each run of one with what it came to. */
const resultsOf = (source: string, statuses: Readonly<Record<string, readonly ('passed' | 'failed')[]>>): string => {
  const results = (writtenFeature(source)?.scenarios ?? []).flatMap(({ name, runs }) =>
    (statuses[name] ?? []).map((status, index) => ({
      file: 'features/chat.feature',
      scenario: name,
      fingerprint: runs[index]?.fingerprint,
      project: '',
      status,
      at: AT,
    })),
  )
  return JSON.stringify({ format: 1, results })
}

const RESULTS = resultsOf(CHAT, {
  'It is secured': ['passed'],
  'It is refused': ['passed', 'failed'],
  'It is left': ['passed'],
})

/** By the clock of whoever reads it, which is this one. */
const [, month = '', day = '', hour = ''] = /-(\d\d)-(\d\d)T(\d\d)/.exec(localIso(AT)) ?? []

function localIso(at: string): string {
  const date = new Date(at)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString()
}

test('every scenario is listed with its last result, and marked if it has changed since', async ({ project }) => {
  await project.write({
    'features/chat.feature': CHAT.replace('When the customer signs out', 'When the customer reloads the page'),
    'features/broken.feature': 'Scenario: without a feature\n',
    '.rehearsal/last-results.json': RESULTS,
  })
  const { code, stdout, stderr } = await project.scenario('list')
  const when = `2026-${month}-${day} ${hour}:00`
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toBe(`features/broken.feature
  cannot be read: rehearsal scenario check features/broken.feature

features/chat.feature · The chat
  passed         ${when}  It is secured
  failed         ${when}  It is refused (1 of 2 examples)
  changed since  ${when}  It is left
  not run yet                      It is refreshed

4 scenarios: 1 passed, 1 failed, 1 changed since, 1 not run yet.
`)
})

test('a new title, indentation or comment does not mark a scenario as changed', async ({ project }) => {
  await project.write({
    'features/chat.feature': CHAT.replace('Feature: The chat', '# Ours.\nFeature: Chat').replaceAll('    ', '      '),
    '.rehearsal/last-results.json': RESULTS,
  })
  expect((await project.scenario('list')).stdout).toContain(': 2 passed, 1 failed, 1 not run yet.')
})

test('the list includes scenarios with a space before the colon of their title, with their results', async ({
  project,
}) => {
  await project.write({
    'features/chat.feature': CHAT.replaceAll('Scenario:', 'Scenario\u00A0:'),
    '.rehearsal/last-results.json': RESULTS,
  })
  expect((await project.scenario('list')).stdout).toContain('4 scenarios: 2 passed, 1 failed, 1 not run yet.')
})

test('the list as JSON follows the published schema', async ({ project }) => {
  await project.write({ 'features/chat.feature': CHAT, '.rehearsal/last-results.json': RESULTS })
  const { stdout } = await project.scenario('list', '--json')
  const [feature] = listSchema.parse(JSON.parse(stdout)).features
  expect(
    feature?.scenarios.map(({ name, line, status, at, runs, failed }) => [name, line, status, at, runs, failed]),
  ).toEqual([
    ['It is secured', 2, 'passed', AT, 1, 0],
    ['It is refused', 6, 'failed', AT, 2, 1],
    ['It is left', 16, 'passed', AT, 1, 0],
    ['It is refreshed', 20, 'not-run', null, 1, 0],
  ])
})

test('without a result file the list says how to keep results', async ({ project }) => {
  await project.write({ 'features/chat.feature': CHAT })
  expect((await project.scenario('list')).stdout).toMatch(
    /\nNo configuration runs them yet: rehearsal scenario new "A title" /,
  )
  await project.write({
    'playwright.config.ts': `import { rehearsalFeatures } from 'iadvize-rehearsal/bdd'
export default { testDir: rehearsalFeatures({ features: 'features/*.feature' }) }`,
  })
  expect((await project.scenario('list')).stdout).toMatch(
    /\nTo keep results, name the reporter in playwright\.config\.ts: reporter: \[\['iadvize-rehearsal\/reporter'\], \['list'\]\]\.\n$/,
  )
})

test('an invalid result file is reported in one sentence', async ({ project }) => {
  await project.write({ 'features/chat.feature': CHAT, '.rehearsal/last-results.json': '{ "format": 1, "resu' })
  expect(await project.scenario('list')).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'rehearsal: .rehearsal/last-results.json was not written by a run of the scenarios: delete it, and run them again.\n',
  })
})
