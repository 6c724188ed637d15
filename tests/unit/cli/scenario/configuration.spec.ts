import { expect, test } from '../../../plain-test.ts'
import { callIn } from '../../../../cli/scenario/configuration.ts'
import { folderOfPattern } from '../../../../cli/scenario/project.ts'
import { configurationText } from '../../../../cli/scenario/templates.ts'

test('a configuration without scenarios is none of theirs', () => {
  expect(callIn("export default { testDir: 'e2e' }")).toBeNull()
})

for (const { text, patterns, hasOwnSteps } of [
  { text: "rehearsalFeatures({ features: 'e2e/*.feature' })", patterns: ['e2e/*.feature'], hasOwnSteps: false },
  {
    text: 'rehearsalFeatures({\n  features: ["a/*.feature", \'b/*.feature\'],\n  steps: "steps.ts",\n})',
    patterns: ['a/*.feature', 'b/*.feature'],
    hasOwnSteps: true,
  },
  { text: 'rehearsalFeatures({ features: whatever })', patterns: [], hasOwnSteps: false },
]) {
  test(`of ${text.replaceAll('\n', ' ')} the patterns are read, and whether there are steps of the project’s own`, () => {
    expect(callIn(text)).toEqual({ patterns, hasOwnSteps })
  })
}

test('the configuration that is written is read again, whatever its texts have in them', () => {
  const patterns = ['it’s/**/*.feature', "l'église/*.feature".replace("'", '’')]
  const text = configurationText({ patterns, url: "https://a.example/'", sid: '1', journey: './journey.ts' })
  expect(callIn(text)).toEqual({ patterns, hasOwnSteps: false })
  expect(text).toContain(String.raw`baseURL: 'https://a.example/\''`)
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
