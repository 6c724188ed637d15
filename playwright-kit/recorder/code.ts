/** Writes a step as a line of Playwright code. Pure. */

import type { Step, Target } from './steps.ts'

/** Writes a value as a literal, or as an expression that yields it. */
export type ValueWriter = (step: Extract<Step, { readonly kind: 'fill' }>) => string

export type CodeOptions = {
  /** Addresses below it are written without it. */
  readonly baseUrl: string
  readonly valueOf: ValueWriter
}

export const codeOf = (step: Step, { baseUrl, valueOf }: CodeOptions): string => {
  if (step.kind === 'go') return `await page.goto(${text(belowBase(step.url, baseUrl))})`
  const element = locatorCode(step.target, step.frame)
  switch (step.kind) {
    case 'click':
      return `await ${element}.click()`
    case 'fill':
      return `await ${element}.fill(${valueOf(step)})`
    case 'choose':
      return `await ${element}.selectOption(${text(step.option)})`
    case 'check':
      return `await ${element}.setChecked(${step.isChecked})`
    case 'press':
      return `await ${element}.press(${text(step.key)})`
  }
}

export const locatorCode = (target: Target, frame: string | null): string => {
  const place = frame === null ? 'page' : `page.frameLocator(${text(frameSelector(frame))})`
  if (target.by === 'css') return `${place}.locator(${text(target.selector)})`
  const nth = target.nth === null ? '' : `.nth(${target.nth})`
  if (target.by === 'role')
    return `${place}.getByRole(${text(target.role)}, { name: ${text(target.name)}, exact: true })${nth}`
  if (target.by === 'test-id') return `${place}.getByTestId(${text(target.name)})${nth}`
  const method = { label: 'getByLabel', placeholder: 'getByPlaceholder', text: 'getByText' }[target.by]
  return `${place}.${method}(${text(target.name)}, { exact: true })${nth}`
}

/** A literal in single quotes. */
export const text = (value: string): string =>
  `'${JSON.stringify(value)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", String.raw`\'`)}'`

/** `/account` for an address on the same host, the full address for any other. */
export const belowBase = (url: string, baseUrl: string): string => {
  const { origin, pathname, search, hash } = new URL(url)
  return origin === new URL(baseUrl).origin ? pathname + search + hash : url
}

const frameSelector = (url: string): string => {
  const { host, pathname } = new URL(url)
  return `iframe[src*=${JSON.stringify(host + pathname)}]`
}
