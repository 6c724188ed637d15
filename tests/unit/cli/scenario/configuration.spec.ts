import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '../../../plain-test.ts'
import { findConfiguration, type FoundConfiguration } from '../../../../cli/scenario/configuration.ts'
import { folderOfPattern } from '../../../../cli/scenario/project.ts'
import { configurationText, journeyText } from '../../../../cli/scenario/templates.ts'

type Files = Readonly<Record<string, string>>

/** In a folder with these files. */
const find = async (files: Files): Promise<FoundConfiguration> => {
  const folder = test.info().outputPath()
  await mkdir(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text)
  return findConfiguration(folder)
}

const HEAD = `import { defineConfig, devices } from '@playwright/test'
import { rehearsalFeatures } from 'iadvize-rehearsal/bdd'
`

for (const { how, file = 'playwright.config.ts', text, found } of [
  {
    how: 'as texts',
    text: `${HEAD}export default defineConfig({ testDir: rehearsalFeatures({ features: 'e2e/*.feature' }) })`,
    found: { patterns: ['e2e/*.feature'], ownSteps: [] },
  },
  {
    how: 'as values that are computed',
    text: `${HEAD}const more = { steps: ['a', 'b'].map((name) => name + '.ts') }
export default defineConfig({ testDir: rehearsalFeatures({ features: ['c/*'], ...more }), use: { ...devices['Pixel 7'] } })`,
    found: { patterns: ['c/*'], ownSteps: ['a.ts', 'b.ts'] },
  },
  {
    how: 'in several of its projects',
    text: `${HEAD}export default { projects: [
      { name: 'one', testDir: rehearsalFeatures({ features: 'a/*.feature', steps: 'a.ts' }) },
      { name: 'two', testDir: rehearsalFeatures({ features: 'b/*.feature', outputDir: '.two' }) },
    ] }`,
    found: { patterns: ['a/*.feature', 'b/*.feature'], ownSteps: ['a.ts'] },
  },
  {
    how: 'in CommonJS',
    file: 'playwright.config.cjs',
    text: `const { rehearsalFeatures } = require('iadvize-rehearsal/bdd')
module.exports = { testDir: rehearsalFeatures({ features: 'a' }) }`,
    found: { patterns: ['a'], ownSteps: [] },
  },
]) {
  test(`a configuration that names its features ${how} is understood`, async () => {
    expect(await find({ [file]: text })).toEqual({ configuration: { file, ...found }, trouble: null })
  })
}

test('the configuration and the journey that are written are understood, whatever their texts contain', async () => {
  const patterns = ["it's/**/*.feature", 'l’église/*.feature']
  const text = configurationText({ patterns, url: "https://a.example/'", sid: '1', journey: './journey.ts' })
  const { configuration, trouble } = await find({ 'playwright.config.ts': text, 'journey.ts': journeyText() })
  expect([configuration?.patterns, trouble]).toEqual([patterns, null])
  expect(text).toContain(String.raw`baseURL: 'https://a.example/\''`)
})

test('a project whose own configuration is about other tests has a second one for the scenarios', async () => {
  const other = 'export default { testDir: "e2e" }'
  expect(await find({ 'playwright.config.ts': other })).toEqual({ configuration: null, trouble: null })
  const both = await find({
    'playwright.config.ts': 'throw new Error("No database.")',
    'scenarios.config.ts': `${HEAD}export default { testDir: rehearsalFeatures({ features: 'a' }) }`,
  })
  expect(both.configuration?.file).toBe('scenarios.config.ts')
})

test('a configuration that cannot be loaded is reported with its file and the cause', async () => {
  expect(await find({ 'playwright.config.ts': 'export default { testDir: rehearsalFeatures({}) }' })).toEqual({
    configuration: null,
    trouble: 'playwright.config.ts cannot be loaded: rehearsalFeatures is not defined.',
  })
})

for (const [pattern, folder] of [
  ['features/**/*.feature', 'features'],
  ['tests/features/*.feature', 'tests/features'],
  ['*.feature', '.'],
  ['a/one.feature', 'a'],
] as const) {
  test(`a new feature of ${pattern} lies in ${folder}`, () => {
    expect(folderOfPattern(pattern)).toBe(folder)
  })
}
