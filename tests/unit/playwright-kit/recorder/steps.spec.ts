import { expect, test } from '../../../plain-test.ts'
import { codeOf } from '../../../../playwright-kit/recorder/code.ts'
import { stepsOf, type RecordedEvent, type Step, type Target } from '../../../../playwright-kit/recorder/steps.ts'

const label = (name: string): Target => ({ by: 'label', name, nth: null })

const filled = (name: string, value: string): Step => ({
  kind: 'fill',
  target: label(name),
  value,
  field: { name, type: 'text', autocomplete: '' },
  frame: null,
})

const clicked = (name: string): Extract<Step, { readonly kind: 'click' }> => ({
  kind: 'click',
  target: { by: 'role', role: 'button', name, nth: null },
  frame: null,
})

const pressed = (name: string): Step => ({ kind: 'press', target: label(name), key: 'Enter', frame: null })

const went = (path: string): Step => ({ kind: 'go', url: `https://shop.example${path}` })

for (const { claim, events, steps } of [
  {
    claim: 'text that was typed letter by letter is recorded as one step',
    events: [filled('Name', 'C'), filled('Name', 'Ca'), filled('Name', 'Cam')],
    steps: [filled('Name', 'Cam')],
  },
  {
    claim: 'text that is reported again after Enter is not recorded again',
    events: [filled('Name', 'Cam'), pressed('Name'), filled('Name', 'Cam')],
    steps: [filled('Name', 'Cam'), pressed('Name')],
  },
  {
    claim: 'text that was changed after another field was filled in is recorded again',
    events: [filled('Name', 'Cam'), filled('City', 'Lyon'), filled('Name', 'Camille')],
    steps: [filled('Name', 'Cam'), filled('City', 'Lyon'), filled('Name', 'Camille')],
  },
  {
    claim: 'an address that was left without any action is not recorded',
    events: [went('/'), went('/sign-in'), clicked('Sign in')],
    steps: [went('/sign-in'), clicked('Sign in')],
  },
  {
    claim: 'two clicks on the same button are recorded as two steps',
    events: [clicked('More'), clicked('More')],
    steps: [clicked('More'), clicked('More')],
  },
] satisfies readonly { claim: string; events: readonly RecordedEvent[]; steps: readonly Step[] }[]) {
  test(claim, () => {
    expect(stepsOf(events)).toEqual(steps)
  })
}

const code = (step: Step): string =>
  codeOf(step, { baseUrl: 'https://shop.example/', valueOf: ({ value }) => JSON.stringify(value) })

test('an address of the site is recorded without its host, and one of another host in full', () => {
  expect(code(went('/account?tab=1#top'))).toBe("await page.goto('/account?tab=1#top')")
  expect(code({ kind: 'go', url: 'https://login.example/a' })).toBe("await page.goto('https://login.example/a')")
})

test('a name with quotes and line breaks is recorded as a literal that compiles', () => {
  expect(code(clicked(`Leave it's "over"\n`))).toBe(
    String.raw`await page.getByRole('button', { name: 'Leave it\'s "over"\n', exact: true }).click()`,
  )
})

for (const { step, line } of [
  { step: filled('Name', 'Cam'), line: 'await page.getByLabel(\'Name\', { exact: true }).fill("Cam")' },
  { step: pressed('Name'), line: "await page.getByLabel('Name', { exact: true }).press('Enter')" },
  {
    step: { kind: 'check', target: { by: 'css', selector: '#stay' }, isChecked: false, frame: null },
    line: "await page.locator('#stay').setChecked(false)",
  },
  {
    step: { kind: 'choose', target: { by: 'test-id', name: 'country', nth: null }, option: 'Norge', frame: null },
    line: "await page.getByTestId('country').selectOption('Norge')",
  },
  {
    step: { kind: 'click', target: { by: 'placeholder', name: 'Search', nth: 1 }, frame: null },
    line: "await page.getByPlaceholder('Search', { exact: true }).nth(1).click()",
  },
  {
    step: { ...clicked('Next'), frame: 'https://login.example/form?x=1' },
    line: `await page.frameLocator('iframe[src*="login.example/form"]').getByRole('button', { name: 'Next', exact: true }).click()`,
  },
] satisfies readonly { step: Step; line: string }[]) {
  test(`a step is recorded as ${line}`, () => {
    expect(code(step)).toBe(line)
  })
}
