import { expect, test } from '../../plain-test.ts'
import { ownStepsIn } from '../../../gherkin/own-steps.ts'

const definedBy = (...calls: readonly string[]): string =>
  ['const { Given, When, Then } = createBdd(test)', ...calls].join('\n')

for (const { how, calls, known, unknown } of [
  { how: 'in single quotes', calls: ["When('the sky falls', () => {})"], known: 'the sky falls', unknown: 'the sky' },
  { how: 'in double quotes', calls: ['Given("it\'s night", fall)'], known: "it's night", unknown: 'it' },
  { how: 'with an escaped quote', calls: [String.raw`Given('it\'s night', fall)`], known: "it's night", unknown: 'it' },
  { how: 'in a template without values', calls: ['Then(`the sky falls`, f)'], known: 'the sky falls', unknown: 'x' },
  {
    how: 'as a regular expression',
    calls: [String.raw`Then(/^the s\w+ falls$/i, f)`],
    known: 'The sea falls',
    unknown: 'the',
  },
  {
    how: 'with a parameter of ours',
    calls: ["When('{visitor} waits', f)"],
    known: 'the customer waits',
    unknown: 'it waits',
  },
  {
    how: 'with a parameter of their own',
    calls: ["When('the {colour} sky', f)"],
    known: 'the red sky',
    unknown: 'the sea',
  },
  { how: 'on several lines', calls: ["When(\n  'the sky falls',\n  f)"], known: 'the sky falls', unknown: 'the sea' },
]) {
  test(`a step of a project’s own is known that is written ${how}`, () => {
    const isOwn = ownStepsIn([definedBy(...calls)])
    expect([isOwn(known), isOwn(unknown)]).toEqual([true, false])
  })
}

for (const { what, source } of [
  { what: 'whose words are made when it runs', source: definedBy("When(words('sky'), f)") },
  { what: 'of a template with values', source: definedBy('When(`the ${thing} falls`, f)') },
  { what: 'under another name', source: "const { When: Quand } = createBdd(test)\nQuand('le ciel tombe', f)" },
  { what: 'that is defined in another way', source: "const words = createBdd(test)\nwords[kind]('the sky falls', f)" },
]) {
  test(`where there is a step ${what}, every step may be the project’s own`, () => {
    expect(ownStepsIn([source])('anything')).toBe(true)
  })
}

test('a project without steps of its own knows none', () => {
  expect(ownStepsIn([])('anything')).toBe(false)
})
