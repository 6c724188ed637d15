/** Writes the file of a journey from what was seen of a person who signed in and out. Pure. */

import { belowBase, codeOf, locatorCode, text } from '../../playwright-kit/recorder/code.ts'
import type { Field, Step, Target } from '../../playwright-kit/recorder/steps.ts'
import { isSecretField } from './journey.ts'

export type WatchedJourney = {
  readonly url: string
  /** What a new visitor does first, such as closing a banner. */
  readonly arrives: readonly Step[]
  readonly signsIn: readonly Step[]
  readonly signsOut: readonly Step[]
  /** Something that only a signed-in visitor sees; null if nothing was found. */
  readonly signedInSign: Target | null
  /** Something that only a visitor who is not signed in sees. */
  readonly signedOutSign: Target | null
  /** The pages on which a signed-in visitor had the chat, as far as they were seen. */
  readonly chatPages: readonly string[]
}

export type VisitorField = { readonly key: string; readonly isSecret: boolean; readonly value: string }

/** The texts that were typed to sign in, each with its name in the file. */
export const visitorFieldsOf = (signsIn: readonly Step[]): readonly VisitorField[] => {
  const fields = new Map<string, VisitorField>()
  for (const step of signsIn) {
    if (step.kind !== 'fill') continue
    const key = keyOf(step.field)
    fields.set(key, { key, isSecret: step.field.type === 'password' || isSecretField(key), value: step.value })
  }
  return [...fields.values()]
}

/** The environment variable of a visitor's secret. The first visitor is 1. */
export const variableOf = (key: string, visitor: number): string => `VISITOR_${visitor}_${snakeOf(key)}`

/** `second` are the values of a second visitor that are not secret, by their keys. */
export const writeJourney = (watched: WatchedJourney, second: Readonly<Record<string, string>> | null): string => {
  const fields = visitorFieldsOf(watched.signsIn)
  const first = Object.fromEntries(fields.map(({ key, value }) => [key, value]))
  const people = [first, ...(second === null ? [] : [second])].map(
    (values, index) => `  { ${entriesOf(fields, values, index + 1)} },`,
  )
  return [
    "import type { Journey } from 'iadvize-rehearsal/audit'",
    '',
    '// Written by "rehearsal audit --init". It is yours: change what you like.',
    '',
    ...(second === null ? ['// A second visitor lets the audits see what is left of the first one.'] : []),
    "export const visitors: Journey['visitors'] = [",
    ...people,
    ']',
    '',
    ...openLines(watched),
    ...functionLines("signIn: Journey['signIn'] = async (page, visitor)", [
      ...handlerLines(watched),
      ...codeLines(watched, watched.signsIn),
      ...waitLines(watched.signedInSign),
    ]),
    '',
    ...functionLines("signOut: Journey['signOut'] = async (page)", [
      ...codeLines(watched, watched.signsOut),
      ...waitLines(watched.signedOutSign),
    ]),
    ...pageLines(watched),
    '',
  ].join('\n')
}

const functionLines = (head: string, body: readonly string[]): readonly string[] => [
  `export const ${head} => {`,
  ...body.map((line) => `  ${line}`),
  '}',
]

/** A visitor who signs in without typing anything still gets a name. */
const entriesOf = (
  fields: readonly VisitorField[],
  values: Readonly<Record<string, string>>,
  visitor: number,
): string => fields.map((field) => entryOf(field, values, visitor)).join(', ') || "name: 'the visitor'"

const entryOf = ({ key, isSecret }: VisitorField, values: Readonly<Record<string, string>>, visitor: number): string =>
  `${key}: ${isSecret ? `process.env[${text(variableOf(key, visitor))}] ?? ''` : text(values[key] ?? '')}`

const codeLines = ({ url }: WatchedJourney, steps: readonly Step[]): readonly string[] =>
  steps.map((step) => codeOf(step, { baseUrl: url, valueOf: ({ field }) => `visitor[${text(keyOf(field))}] ?? ''` }))

/** Without opening the address, because the audit gives the address. */
const deedsOf = ({ arrives }: WatchedJourney): readonly Step[] => arrives.filter(({ kind }) => kind !== 'go')

const openLines = (watched: WatchedJourney): readonly string[] => {
  const deeds = deedsOf(watched)
  if (deeds.length === 0) return []
  const lines = ['await page.goto(address)', ...codeLines(watched, deeds)]
  return [...functionLines("open: NonNullable<Journey['open']> = async (page, address)", lines), '']
}

/**
 * A banner does not always appear: some visitors sign in first, and a returning visitor no longer sees it. So a handler
 * clicks it away.
 */
const handlerLines = (watched: WatchedJourney): readonly string[] =>
  deedsOf(watched).flatMap((step) =>
    step.kind === 'click'
      ? [`await page.addLocatorHandler(${locatorCode(step.target, step.frame)}, (element) => element.click())`]
      : [],
  )

const waitLines = (sign: Target | null): readonly string[] => [
  sign === null
    ? '// Wait here for something that shows that it is done, for example: await page.getByRole(…).waitFor()'
    : `await ${locatorCode(sign, null)}.waitFor()`,
]

const pageLines = ({ chatPages, url }: WatchedJourney): readonly string[] => {
  const pages = chatPages.map((page) => belowBase(page, url))
  return pages.length === 0
    ? []
    : [
        '',
        '// Pages that have the chat for a signed-in visitor.',
        `export const chatPages = [${pages.map(text).join(', ')}]`,
      ]
}

const keyOf = ({ name, type, autocomplete }: Field): string => {
  if (type === 'password') return 'password'
  if (type === 'email' || /\bemail\b/.test(autocomplete) || /e-?mail/i.test(name)) return 'email'
  if (type === 'tel' || /\btel\b/.test(autocomplete)) return 'phone'
  return keyOfText(name)
}

/** Turns "Customer number" into customerNumber. */
const keyOfText = (name: string): string => {
  const words =
    name
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .match(/[a-z0-9]+/gi) ?? []
  const key = words.map((word, index) => (index === 0 ? word.toLowerCase() : capital(word.toLowerCase()))).join('')
  return /^[a-z]/.test(key) ? key.slice(0, LONGEST_KEY) : `field${key.slice(0, LONGEST_KEY)}`
}

const LONGEST_KEY = 30

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const snakeOf = (key: string): string => key.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase()
