import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '../plain-test.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The folders whose sentences a person who uses the product can see. */
const PRODUCT = [
  'audits',
  'cli',
  'control-room',
  'diagnosis',
  'environment',
  'gherkin',
  'mock-tag',
  'playwright-kit',
  'protocol',
  'settings',
  'stage',
]

const sources = PRODUCT.flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(path.join(ROOT, folder, name), 'utf8')),
)

const page = readFileSync(path.join(ROOT, 'docs/troubleshooting.md'), 'utf8')
const symptoms = [...page.matchAll(/^### (.*)\n\n- Cause: .*\n(?:.+\n)*?- Way out: /gm)].map(([, title = '']) => title)
const quoted = symptoms.map((title) => /^`(.*)`$/.exec(title)?.[1] ?? '')

/** What stands for `…` is put in by one placeholder of a template, which a line break may follow. */
const patternOf = (sentence: string): RegExp =>
  new RegExp(
    sentence
      .split('…')
      .map(escaped)
      .join(String.raw`[^\n]*?\$\{[^\n]*?\}`),
  )

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)

test('the page of symptoms has a cause and a way out for each of at least 25 sentences', () => {
  expect(symptoms).toHaveLength([...page.matchAll(/^### /gm)].length)
  expect(symptoms.length).toBeGreaterThanOrEqual(25)
  expect(quoted).not.toContain('')
})

test('the product says each sentence that the page of symptoms quotes', () => {
  const unsaid = quoted.filter((sentence) => {
    const pattern = patternOf(sentence)
    return !sources.some((source) => pattern.test(source))
  })
  expect(unsaid).toEqual([])
})
