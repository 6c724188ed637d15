/** What was found and planned, and what was written, as text for a terminal. Pure. */

import { plainText } from '../../audits/plain-text.ts'
import type { Terminal } from '../../audits/reports/terminal-of.ts'
import { labelled } from '../../audits/reports/wrap.ts'
import { shellWord } from '../../diagnosis/key.ts'
import { pageFor, type Page } from '../page.ts'
import { RUNNER_NAMES, type Found } from './found.ts'
import { homeOfTests } from './places.ts'
import type { Plan } from './plan.ts'
import type { HandEdit, PlannedFile } from './planned.ts'
import type { Written } from './write.ts'

export type Offer = {
  readonly found: Found
  readonly plan: Plan
  /** Those of the plan that do not exist yet. */
  readonly missing: readonly PlannedFile[]
}

export const offerText = ({ found, plan, missing }: Offer, terminal: Terminal): string => {
  const page = pageFor(terminal)
  const existing = plan.files.filter((file) => !missing.includes(file))
  return [
    page.styled('bold', `Found in ${plainText(found.name)}`),
    ...foundLines(found, plan, page),
    ...(missing.length === 0
      ? []
      : ['', page.styled('bold', `To write: ${counted(missing.length)}, and nothing that exists is changed`)]),
    ...missing.flatMap(({ file, what }) => [
      page.styled('green', `  + ${file}`),
      ...labelled('      ', plainText(what), terminal.columns),
    ]),
    ...existing.map(({ file }) => page.styled('dim', `  = ${file} is there already, and stays as it is`)),
    ...handLines(plan.byHand, { page, terminal }),
    ...(plan.notes.length === 0
      ? []
      : ['', ...plan.notes.flatMap((note) => labelled('- ', plainText(note), terminal.columns))]),
    '',
  ].join('\n')
}

const foundLines = (found: Found, { site }: Plan, { entry }: Page): readonly string[] => {
  const { manager, by } = found.manager
  const key = site.publicKey === undefined ? 'no public key, so tokens are not opened' : `public key ${site.publicKey}`
  return [
    ...entry('Packages', by === null ? `${manager.name}, because nothing names another` : `${manager.name} (${by})`),
    ...entry(
      'Language',
      `${found.isTypeScript ? 'TypeScript' : 'JavaScript'}, ${found.isModule ? 'ES modules' : 'CommonJS'}`,
    ),
    ...entry('Tests', testsOf(found)),
    ...entry('Site', siteWords(site)),
    ...entry(
      'iAdvize',
      `${site.sid === null ? 'sid not known: give --sid, or set IADVIZE_SID later' : `sid ${site.sid}`}; ${key}`,
    ),
    ...entry('CI', ciWords(found)),
  ]
}

const ciWords = ({ ci, repository }: Found): string => {
  if (repository !== null) return `at the top of the repository, ${repository}`
  return ci === null ? 'none' : CI_NAMES[ci]
}

const CI_NAMES = { github: 'GitHub', gitlab: 'GitLab', jenkins: 'Jenkins' } as const

const testsOf = (found: Found): string => {
  const home = homeOfTests(found)
  const others = found.configurations.some(({ otherFeatures }) => otherFeatures.length > 0)
  const words = [
    ...(home === null ? [] : [`Playwright, in ${home.testDir} (${home.file})`]),
    ...(others ? ['playwright-bdd'] : []),
    ...(found.runner === null ? [] : [RUNNER_NAMES[found.runner]]),
    ...(found.hasCypress ? ['Cypress'] : []),
  ]
  return words.length === 0 ? 'no test runner' : words.join('; ')
}

const siteWords = ({ url, server }: Plan['site']): string => {
  if (url === null) return 'the address is not known: give --url, or set SITE_URL later'
  const start = server?.command ?? null
  return start === null ? url : `${url}, started by ${start}`
}

type Paper = { readonly page: Page; readonly terminal: Terminal }

const handLines = (edits: readonly HandEdit[], { page, terminal }: Paper): readonly string[] =>
  edits.length === 0
    ? []
    : [
        '',
        page.styled('bold', 'To add by hand'),
        ...edits.flatMap(({ file, why, lines }) => [
          ...labelled('  ', `${file}, ${plainText(why)}:`, terminal.columns),
          ...lines.map((line) => `      ${line}`),
        ]),
      ]

/** The files with what would be in them. */
export const contentsText = (files: readonly PlannedFile[], terminal: Terminal): string => {
  const { styled } = pageFor(terminal)
  return files.map(({ file, text }) => `${styled('bold', `--- ${file}`)}\n${plainText(text)}`).join('\n')
}

/** What is left to do, once the files are there. */
export const afterText = (plan: Plan, written: readonly Written[], terminal: Terminal): string => {
  const page = pageFor(terminal)
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', page.styled('bold', title), ...lines]
  const done = written.filter(({ state }) => state === 'written').map(({ file }) => file)
  const numbered = plan.before.flatMap((step, index) =>
    labelled(`  ${index + 1}. `, step.replaceAll('`', ''), terminal.columns),
  )
  return [
    ...written.map(({ file, state }) =>
      state === 'written' ? page.styled('green', `Written: ${file}`) : `Left as it is: ${file}`,
    ),
    ...section('Before the first run', numbered),
    ...section(
      'Run',
      plan.run.map((command) => `  ${command}`),
    ),
    ...section('Undo', done.length === 0 ? [] : [`  ${undoOf(written)}`]),
    '',
  ].join('\n')
}

/** One line that removes what was written, and the folders that were made for it if nothing else is in them. */
export const undoOf = (written: readonly Written[]): string => {
  const files = written.filter(({ state }) => state === 'written').map(({ file }) => shellWord(file))
  // The innermost first.
  const folders = [...new Set(written.flatMap(({ folders: made }) => made))]
    .toSorted((one, other) => other.length - one.length)
    .map(shellWord)
  return [`rm ${files.join(' ')}`, ...(folders.length === 0 ? [] : [`rmdir ${folders.join(' ')}`])].join(' && ')
}

export const counted = (count: number): string => (count === 1 ? '1 file' : `${count} files`)
