import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { SETTINGS_FILE } from '../../../environment/settings-schema.ts'
import { check } from '../../../settings/check.ts'
import { expect, test } from '../../plain-test.ts'

const schema = JSON.parse(
  readFileSync(new URL('../../../docs/settings.schema.json', import.meta.url), 'utf8'),
) as Record<string, unknown>

/** What an editor says, and what the command says. */
const accepted = (settings: unknown): readonly [editor: boolean, command: boolean] => [
  new Ajv2020({ strict: false, validateFormats: false }).validate(schema, settings),
  check(SETTINGS_FILE, settings).complaints === null,
]

const GOOD: readonly unknown[] = [
  {},
  { $schema: './node_modules/iadvize-rehearsal/docs/settings.schema.json', projects: [{ sid: 7316 }] },
  { port: 0, projects: [{ sid: '7316', publicKeys: 'keys/brand.pub.pem' }], fidelity: { retryCount: 2 } },
  {
    audit: { url: 'https://shop.example/', journey: 'journey.ts', only: ['token'] },
    scenarios: { features: ['a', 'b'] },
  },
]

const BAD: readonly (readonly [what: string, settings: unknown])[] = [
  ['a misspelt field', { projcts: [] }],
  ['a misspelt field further down', { audit: { jurney: 'journey.ts' } }],
  ['a project without a sid', { projects: [{ strict: true }] }],
  ['a port that is a text', { port: '4070' }],
]

test('the schema of the settings file accepts in an editor what the command accepts', () => {
  expect(GOOD.map(accepted)).toEqual(GOOD.map(() => [true, true]))
})

for (const [what, settings] of BAD) {
  test(`the schema of the settings file refuses ${what}, as the command does`, () => {
    expect(accepted(settings)).toEqual([false, false])
  })
}
