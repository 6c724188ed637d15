/** A rehearsal as a Playwright test: pure. */

import { demoShop } from '../../playwright-kit/demo-shop.ts'
import type { Who } from '../recorded/sentence.ts'
import { STEPS } from '../steps.ts'
import { codeOf } from './code.ts'
import { reasonOf, type Line } from './lines.ts'
import { constantsOf, literal, namedTexts } from './literal.ts'
import { notesOn } from './notes.ts'
import { KEY_NAME, optionLines } from './option-lines.ts'
import { playedLines } from './played.ts'
import type { DirectedRehearsal, Setting } from './rehearsal.ts'
import { titleOf } from './said-lines.ts'
import { codeNames, siteCode } from './site-code.ts'

/** Null where nothing was done that a test could do again. */
export const playwrightFileOf = (rehearsal: DirectedRehearsal, setting: Setting): string | null => {
  const lines = playedLines(rehearsal)
  if (!lines.some((line) => 'id' in line)) return null
  const { site, options } = setting
  const names = namedTexts(options, KEY_NAME)
  const body = codeLines(lines, setting)
  const above = [
    ...siteCode(site, peopleIn(lines)),
    ...(body.some((line) => line.includes('cannotMint')) ? MINTING : []),
  ]
  return [
    ...notesOn(setting, 'en').map((note) => `// ${note}`),
    '',
    ...importLines([...above, ...body]),
    '',
    ...constantsOf(names).flatMap((constant) => [constant, '']),
    'test.use({',
    ...indented(optionLines(setting, names)),
    '})',
    '',
    ...above,
    `test(${literal(titleOf(lines, site, 'en'))}, async ({ page, iadvize }) => {`,
    ...indented(body),
    '})',
    '',
  ].join('\n')
}

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => (line === '' ? '' : `  ${line}`))

/** As a page sees a token backend that cannot mint. */
const MINTING = [
  `const TOKEN_ENDPOINT = ${literal(`**${demoShop.tokenEndpoint}`)}`,
  'const cannotMint = (route: Route): Promise<void> => route.fulfill({ status: 500 })',
  '',
]

const peopleIn = (lines: readonly Line[]): readonly Who[] => {
  const using = lines.filter((line) => 'id' in line && /^signs-in$|-secured-for$/.test(line.id))
  const values = using.flatMap((line) => ('id' in line ? line.values : []))
  return (['customer', 'other-customer'] as const).filter((who) =>
    values.some((value) => typeof value === 'object' && 'who' in value && value.who === who),
  )
}

const FROM_PLAYWRIGHT = ['Page', 'Route']
const FROM_KIT = [
  'accept',
  'demoShop',
  'dropConnection',
  'expect',
  'judge',
  'malformedBody',
  'neverAnswer',
  'refuse',
  'serverError',
]

/** Of what the code uses. */
const importLines = (code: readonly string[]): readonly string[] => {
  const types = FROM_PLAYWRIGHT.filter((name) => isTypeIn(code, name))
  const values = [...FROM_KIT.filter((name) => isUsedIn(code, name)), 'test']
  const visitor = isTypeIn(code, 'Visitor') ? ['type Visitor'] : []
  return [
    ...(types.length === 0 ? [] : [`import type { ${types.join(', ')} } from '@playwright/test'`]),
    `import { ${[...values, ...visitor].join(', ')} } from 'iadvize-rehearsal/playwright'`,
  ]
}

const isTypeIn = (code: readonly string[], name: string): boolean => code.some((line) => line.includes(`: ${name}`))

const isUsedIn = (code: readonly string[], name: string): boolean =>
  code.some((line) => new RegExp(String.raw`(?<![\w'"])${name}[(.]`).test(line))

/** With a blank line where something else is done. */
const codeLines = (lines: readonly Line[], { site }: Setting): readonly string[] => {
  const names = codeNames(site)
  return lines.flatMap((line, position) => {
    const before = lines[position - 1]
    const isNew = before !== undefined && isClaim(before) && !isClaim(line)
    const written = 'id' in line ? codeOf(line, names) : `// ${reasonOf(line.unwritten, 'en')}`
    return isNew ? ['', written] : [written]
  })
}

const isClaim = (line: Line): boolean => 'id' in line && STEPS.find(({ id }) => id === line.id)?.kind === 'Then'
