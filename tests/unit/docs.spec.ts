import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { blocksIn } from '../examples/blocks.ts'
import { anchorsIn, linksIn } from '../links.ts'
import { expect, test } from '../plain-test.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8')

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'llms.txt',
  'examples/README.md',
  'examples/puppeteer/README.md',
  'examples/selenium-javascript/README.md',
  ...readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll(path.sep, '/')}`),
]

const problemOf = (page: string, target: string): string | null => {
  if (/^[a-z]+:/.test(target)) return null
  const [file = '', anchor] = target.split('#')
  const found = file === '' ? page : path.posix.join(path.posix.dirname(page), file)
  if (!existsSync(path.join(ROOT, found))) return 'there is no such file'
  return anchor === undefined || anchorsIn(read(found)).has(anchor) ? null : 'that page has no such heading'
}

test('every link in the README, in CONTRIBUTING, in llms.txt and in the docs leads to a file and a heading that exist', () => {
  const problems = pages.flatMap((page) =>
    linksIn(read(page)).flatMap(({ line, target }) => {
      const problem = problemOf(page, target)
      return problem === null ? [] : [`${page}:${line}: ${target}: ${problem}`]
    }),
  )
  expect(problems).toEqual([])
})

test('the index of the docs links to every page of the docs', () => {
  const linked = new Set(linksIn(read('docs/README.md')).map(({ target }) => target))
  const listed = readdirSync(path.join(ROOT, 'docs')).filter((name) => /\.md$|\.schema\.json$/.test(name))
  expect(listed.filter((name) => name !== 'README.md' && !linked.has(name))).toEqual([])
})

test('each example has the version of its tool that its test uses, and the list of examples names that version', () => {
  type Needs = { readonly devDependencies: Readonly<Record<string, string>> }
  const needsOf = (file: string) => (JSON.parse(read(file)) as Needs).devDependencies
  const tools = ['puppeteer', 'selenium-javascript'].flatMap((example) =>
    Object.entries(needsOf(`examples/${example}/package.json`)).filter(([name]) => name !== 'iadvize-rehearsal'),
  )
  expect(tools).toHaveLength(2)
  expect(needsOf('package.json')).toMatchObject(Object.fromEntries(tools))
  const list = read('examples/README.md')
  for (const [name, version] of tools) expect.soft(list).toContain(`${name} ${version}`)
})

test('each statement about security names a test that exists', () => {
  const rows = read('SECURITY.md').split('\n')
  const held = rows.flatMap((row) => {
    const { file, title } = /\[[\w.-]+\]\((?<file>tests\/[^)]+)\): "(?<title>[^"]+)"/.exec(row)?.groups ?? {}
    return file === undefined || title === undefined ? [] : [{ file, title }]
  })
  expect(held).toHaveLength(rows.filter((row) => row.includes('](tests/')).length)
  expect(held.length).toBeGreaterThan(20)
  expect(held.filter(({ file, title }) => !read(file).includes(title))).toEqual([])
})

test('the newest version of the changelog is that of the package', () => {
  const { version } = JSON.parse(read('package.json')) as { readonly version: string }
  expect(/^## \[(\d[^\]]*)\]/m.exec(read('CHANGELOG.md'))?.[1]).toBe(version)
})

test('the README has at most 8 KB', () => {
  expect(statSync(path.join(ROOT, 'README.md')).size).toBeLessThanOrEqual(8_192)
})

test('each of the four doors in the README has at most ten lines and begins with how the package is installed', () => {
  const sections = read('README.md').split(/^## /m)
  const doors = ['Try it by hand', 'Test your site with Playwright', 'Audit your site', 'Scenarios without code'].map(
    (title) => sections.find((section) => section.startsWith(`${title}\n`)) ?? '',
  )
  const lines = doors.map((door) =>
    door.split('\n').filter((line, index) => index > 0 && line.trim() !== '' && !line.startsWith('```')),
  )
  expect(lines.map(([first = '']) => first.split(' ')[0])).toEqual(['Install:', 'Install:', 'Install:', 'Install:'])
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(10)
})

test('a page that people write has at most 400 lines', () => {
  const written = (page: string): string =>
    read(page).replaceAll(/<!-- Generated from [^]*?<!-- The end of .* -->/g, '')
  const long = pages.filter((page) => !/^Generated /m.test(read(page)) && written(page).split('\n').length > 400)
  expect(long).toEqual([])
})

test('a heading has the anchor that GitHub gives it: lower case, hyphens for blanks, no other signs, numbered when repeated', () => {
  const page = ['# `activate`, and "not"', '## 3.1 The signature', '## Same', '## Same', '```', '# no heading', '```']
  expect([...anchorsIn(page.join('\n'))]).toEqual(['activate-and-not', '31-the-signature', 'same', 'same-1'])
})

test('a link is found with its line even if its text is wrapped or code, and code that looks like a link is ignored', () => {
  const page = ['[one](a.md) `[no](b.md)`', '```', '[no](c.md)', '```', '[two', 'words](d.md#e) and [`code`](f.md)']
  expect(linksIn(page.join('\n'))).toEqual([
    { line: 1, target: 'a.md' },
    { line: 5, target: 'd.md#e' },
    { line: 6, target: 'f.md' },
  ])
})

test('every JSON example in the README and in the docs can be parsed', () => {
  const examples = pages.flatMap((page) => blocksIn(read(page), 'json').map((block) => ({ page, ...block })))
  expect(examples.length).toBeGreaterThan(0)
  for (const { page, line, code } of examples)
    expect.soft(() => JSON.parse(code) as unknown, `${page}:${line}`).not.toThrow()
})
