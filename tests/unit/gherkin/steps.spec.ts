import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '../../plain-test.ts'
import { matchStep, stepsFor } from '../../../gherkin/check/match.ts'
import { readFeature } from '../../../gherkin/check/read-feature.ts'
import { LANGUAGES } from '../../../gherkin/language.ts'
import { STEPS } from '../../../gherkin/steps.ts'

const wordings = STEPS.flatMap((step) => LANGUAGES.map((language) => ({ step, language, ...step[language] })))

test('every example of a step matches that step in its own language, and no other step', () => {
  const wrong = wordings.filter(({ step, language, example }) => {
    const match = matchStep(example)
    const isOwn = match.kind === 'known' && match.step === step && match.language === language
    return !isOwn || stepsFor(example).length !== 1
  })
  expect(wrong.map(({ example }) => [example, matchStep(example), stepsFor(example).map(({ id }) => id)])).toEqual([])
})

test('no two steps share an id', () => {
  const ids = STEPS.map(({ id }) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})

test('both languages of a step have the same parameters in the same order', () => {
  const names = (expression: string): readonly string[] => [...expression.matchAll(/\{(\w+)\}/g)].map(([name]) => name)
  expect(STEPS.filter(({ en, fr }) => names(en.expression).join() !== names(fr.expression).join())).toEqual([])
})

test('the description of every step is one complete sentence', () => {
  expect(STEPS.filter(({ about }) => !/^[A-Z`].*[.]$/.test(about)).map(({ id, about }) => [id, about])).toEqual([])
})

test('every step is used in a feature of the project, so that a step without effect would be noticed', () => {
  const folder = new URL('../../features/', import.meta.url)
  const files = readdirSync(folder).filter((name) => name.endsWith('.feature'))
  const texts = files.flatMap((name) =>
    readFeature(readFileSync(new URL(name, folder), 'utf8')).runs.flatMap(({ steps }) => steps.map(({ text }) => text)),
  )
  const made = new Set(texts.flatMap((text) => stepsFor(text).map(({ id }) => id)))
  expect(STEPS.map(({ id }) => id).filter((id) => !made.has(id))).toEqual([])
})

/** They are written into scenarios and recordings: one that goes, or means something else, breaks somebody's file. */
const PERMANENT = [
  'platform-refuses',
  'platform-refuses-always',
  'tag-is-blocked',
  'tokens-cannot-be-minted',
  'is-signed-in',
  'signs-in',
  'signs-out',
  'opens-page',
  'time-passes',
  'session-ends',
  'keys-are-rotated',
  'agent-says',
  'chat-is-secured-for',
  'activation-fails-after',
  'no-anonymous-activation',
  'site-makes-no-own-attempt',
  'token-is-asked-for',
  'session-is-refreshed',
  'nothing-is-left',
  'journal-has',
]

test('the permanent ids of the steps in scenarios and recordings still exist', () => {
  const ids = STEPS.map(({ id }) => id)
  expect(PERMANENT.filter((id) => !ids.includes(id))).toEqual([])
})
