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
  {
    how: 'with an accented parameter',
    calls: ["Then('le ciel est {état}', f)"],
    known: 'le ciel est gris',
    unknown: 'le ciel',
  },
  {
    how: 'as a pattern with a slash in a class',
    calls: ['Then(/^the page [a-z/]+ opens$/, f)'],
    known: 'the page a/b opens',
    unknown: 'the page opens',
  },
  { how: 'with a type of its own', calls: ["When<[number]>('it rains', f)"], known: 'it rains', unknown: 'it snows' },
  { how: 'behind a comment', calls: ["// it's\nWhen(/* x */ 'it rains', f)"], known: 'it rains', unknown: 'it snows' },
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

test('a pattern that remembers where it was knows a step each time', () => {
  const isOwn = ownStepsIn([definedBy('Then(/rain/g, f)')])
  expect([isOwn('rain'), isOwn('rain')]).toEqual([true, true])
})

for (const { what, source } of [
  { what: 'put together of texts', source: definedBy("When('the sky ' +\n 'falls', f)") },
  {
    what: 'with a word of another file under another name',
    source: "import { When as Quand } from './fixtures'\nQuand('x', f)",
  },
  { what: 'with a word of another file', source: "import { Quand } from './fixtures'\nQuand('le ciel tombe', f)" },
  {
    what: 'in a file that this one brings along',
    source: `${definedBy("When('it rains', f)")}\nimport './more-steps'`,
  },
  { what: 'of an expression that is none', source: definedBy("When('I pay (in cash', f)") },
]) {
  test(`where there is a step ${what}, every step may be the project’s own, too`, () => {
    expect(ownStepsIn([source])('anything')).toBe(true)
  })
}

test('a file that only hands the words on defines no step', () => {
  const words = 'export const { Given, When, Then } = createBdd(test)'
  const isOwn = ownStepsIn([words, "import { When } from './words'\nWhen('it rains', f)"])
  expect([isOwn('it rains'), isOwn('it snows')]).toEqual([true, false])
})

test('a project without steps of its own knows none', () => {
  expect(ownStepsIn([])('anything')).toBe(false)
})
