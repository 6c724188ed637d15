import { expect, test } from '../../../plain-test.ts'
import { callIn } from '../../../../cli/scenario/configuration.ts'
import { folderOfPattern } from '../../../../cli/scenario/project.ts'
import { configurationText } from '../../../../cli/scenario/templates.ts'

test('a configuration without scenarios is none of theirs', () => {
  expect(callIn("export default { testDir: 'e2e' }")).toBeNull()
})

for (const { text, patterns, ownSteps } of [
  { text: "rehearsalFeatures({ features: 'e2e/*.feature' })", patterns: ['e2e/*.feature'], ownSteps: [] },
  {
    text: 'rehearsalFeatures({\n  features: ["a/*.feature", \'b/*.feature\'],\n  steps: "steps.ts",\n})',
    patterns: ['a/*.feature', 'b/*.feature'],
    ownSteps: ['steps.ts'],
  },
  { text: 'rehearsalFeatures({ features: whatever })', patterns: [], ownSteps: [] },
  { text: "rehearsalFeatures({ features: ['a'], steps })", patterns: ['a'], ownSteps: null },
  { text: "rehearsalFeatures({ features: 'a', steps: join('b') })", patterns: ['a'], ownSteps: null },
  {
    text: "rehearsalFeatures({ features: 'e2e/steps/*.feature', testFrom: 'steps/a.ts' })",
    patterns: ['e2e/steps/*.feature'],
    ownSteps: [],
  },
  { text: "rehearsalFeatures({ features: 'a', /* no steps of ours */ })", patterns: ['a'], ownSteps: [] },
  { text: "rehearsalFeatures({ steps: 'b/*.{ts,js}', features: 'a' })", patterns: ['a'], ownSteps: ['b/*.{ts,js}'] },
  { text: "rehearsalFeatures({ features: ['a', // the shop's\n 'b'] })", patterns: ['a', 'b'], ownSteps: [] },
  {
    text: "rehearsalFeatures({ features: ['[locale]/*'], steps: ['a', ...more] })",
    patterns: ['[locale]/*'],
    ownSteps: null,
  },
  { text: "rehearsalFeatures({ features: 'a', steps: 'b/' + 'c' })", patterns: ['a'], ownSteps: null },
  {
    text: "// rehearsalFeatures({ features: 'old' })\nrehearsalFeatures({ features: 'a', ...more })",
    patterns: ['a'],
    ownSteps: null,
  },
]) {
  test(`of ${text.replaceAll('\n', ' ')} the patterns are read, and where the steps of the project’s own lie`, () => {
    expect(callIn(text)).toEqual({ patterns, ownSteps })
  })
}

test('the configuration that is written is read again, whatever its texts have in them', () => {
  const patterns = ['it’s/**/*.feature', "l'église/*.feature".replace("'", '’')]
  const text = configurationText({ patterns, url: "https://a.example/'", sid: '1', journey: './journey.ts' })
  expect(callIn(text)).toEqual({ patterns, ownSteps: [] })
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
