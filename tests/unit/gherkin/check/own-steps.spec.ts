import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '../../../plain-test.ts'
import { ownStepsOnDemand, readOwnSteps, type ReadOwnSteps } from '../../../../gherkin/check/own-steps.ts'

type Files = Readonly<Record<string, string>>

/** Of a folder with these files. */
const read = async (files: Files): Promise<ReadOwnSteps> => {
  const folder = test.info().outputPath()
  await mkdir(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text)
  return readOwnSteps(['steps.*'], folder)
}

const HEAD = `import { createBdd } from 'playwright-bdd'
import { expect, test as base } from 'iadvize-rehearsal/bdd'
const test = base.extend<{ basket: string }>({ basket: async ({ page }, use) => use(await page.title()) })
const { Given, When, Then, Before } = createBdd(test)
Before(async () => {})
`

for (const { how, files, known, unknown } of [
  {
    how: 'in quotes',
    files: { 'steps.ts': `${HEAD}Given("it's night", () => {})` },
    known: "it's night",
    unknown: 'it',
  },
  {
    how: 'as a concatenation of strings',
    files: { 'steps.ts': `${HEAD}for (const what of ['sky', 'sea']) When('the ' + what + ' falls', () => {})` },
    known: 'the sea falls',
    unknown: 'the tree falls',
  },
  {
    how: 'as a global regular expression',
    files: { 'steps.ts': `${HEAD}Then(/^the s\\w+ falls$/gi, () => {})` },
    known: 'The sea falls',
    unknown: 'the',
  },
  {
    how: 'with a parameter type of the package',
    files: { 'steps.ts': `${HEAD}When('{visitor} waits', () => {})` },
    known: 'the customer waits',
    unknown: 'it waits',
  },
  {
    how: 'with a parameter type of the project',
    files: { 'steps.ts': `${HEAD}Then('le ciel est {état}', () => {})` },
    known: 'le ciel est gris',
    unknown: 'le ciel',
  },
  {
    how: 'with a renamed keyword from another file',
    files: {
      'words.ts': "import { createBdd } from 'playwright-bdd'\nexport const { When: Quand } = createBdd()",
      'steps.ts': "import { Quand } from './words'\nQuand('le ciel tombe', () => {})",
    },
    known: 'le ciel tombe',
    unknown: 'le ciel',
  },
  {
    how: 'in a file that the file of steps imports',
    files: { 'more.ts': `${HEAD}When('it rains', () => {})`, 'steps.ts': "import './more'" },
    known: 'it rains',
    unknown: 'it snows',
  },
  {
    how: 'as the decorator of a page object',
    files: {
      'steps.ts': `import { Fixture, When } from 'playwright-bdd/decorators'
@Fixture('sky') export class Sky { @When('the sky falls') async fall() {} }`,
    },
    known: 'the sky falls',
    unknown: 'the sea falls',
  },
  {
    how: 'in CommonJS',
    files: {
      'steps.cjs': "const { createBdd } = require('playwright-bdd')\ncreateBdd().When('it rains', () => {})",
    },
    known: 'it rains',
    unknown: 'it snows',
  },
] satisfies readonly { how: string; files: Files; known: string; unknown: string }[]) {
  test(`the check recognises one of the project’s own steps that is written ${how}`, async () => {
    const { steps, trouble } = await read(files)
    expect([steps.isOne(known), steps.isOne(known), steps.isOne(unknown), trouble]).toEqual([true, true, false, null])
  })
}

for (const { what, files, says } of [
  {
    what: 'has a syntax error',
    files: { 'steps.ts': 'When(' },
    says: /^steps\.ts cannot be loaded: .*Unexpected token.*\.$/,
  },
  {
    what: 'imports a package that is not installed',
    files: { 'steps.ts': "import 'not-installed-anywhere'" },
    says: /^steps\.ts cannot be loaded: Cannot find module 'not-installed-anywhere'\.$/,
  },
  {
    what: 'throws an error',
    files: { 'steps.ts': "throw new Error('SHOP is missing.')" },
    says: /^steps\.ts cannot be loaded: SHOP is missing\.$/,
  },
  {
    what: 'has a malformed expression',
    files: { 'steps.ts': `${HEAD}When('I pay (in cash', () => {})` },
    says: /^steps\.ts cannot be loaded: .+\.$/,
  },
  {
    what: 'defines its steps in a way that cannot be recorded',
    files: { 'steps.ts': 'export {}' },
    says: /^steps\.ts defined no step when loaded\.$/,
  },
] satisfies readonly { what: string; files: Files; says: RegExp }[]) {
  test(`when a file of steps ${what}, any unknown step may be one of the project’s own, and a sentence says why`, async () => {
    const { steps, trouble } = await read(files)
    expect([steps.isOne('anything'), steps.mayBeOne('anything')]).toEqual([false, true])
    expect(trouble).toMatch(says)
  })
}

test('a project without files of steps has no steps of its own', async () => {
  const { steps, trouble } = await read({})
  expect([steps.mayBeOne('anything'), trouble]).toEqual([false, null])
})

test('files of steps are loaded only when a step is looked up', async () => {
  await read({ 'steps.ts': "globalThis.loads = (globalThis.loads ?? 0) + 1; throw new Error('no')" })
  const loads = (): unknown => Reflect.get(globalThis, 'loads')
  const steps = ownStepsOnDemand(['steps.*'], test.info().outputPath())
  const before = loads()
  expect([steps.mayBeOne('x'), steps.mayBeOne('y'), before, loads()]).toEqual([true, true, 1, 2])
})
