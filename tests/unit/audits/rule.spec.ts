import { expect, test } from '../../plain-test.ts'
import { value } from '../../../audits/proof.ts'
import { verdictOn, type Problem } from '../../../audits/rule.ts'

const problem = (changes: Partial<Problem> = {}): Problem => ({
  word: 'kept',
  sentence: 'A token is kept',
  evidence: [value('kept', changes.at ?? 'somewhere')],
  ...changes,
})

const keptIn = (...places: readonly string[]) =>
  verdictOn(
    places.map((at) => problem({ at })),
    'No token is kept.',
  )

test('a fact about many places is stated once, with the places, and with a number when there are too many', () => {
  expect(keptIn('in a cookie').summary).toBe('A token is kept: in a cookie.')
  expect(keptIn('in a cookie', 'in a script').summary).toBe('A token is kept: in a cookie and in a script.')
  expect(keptIn('in a', 'in b', 'in a', 'in c').summary).toBe('A token is kept: in a, in b and in c.')
  expect(keptIn('a', 'b', 'c', 'd', 'e').summary).toBe('A token is kept: a, b, c, d and e.')
  expect(keptIn('a', 'b', 'c', 'd', 'e', 'f', 'g').summary).toBe('A token is kept: a, b, c, d, e and 2 more.')
})

test('different sentences of a finding are listed together, three at most', () => {
  const said = ['One.', 'Two.', 'One.', 'Three.', 'Four.'].map((sentence) => problem({ sentence }))
  expect(verdictOn(said, '').summary).toBe('One. Two. Three.')
})

test('each way of breaking a rule is proved, and proved once', () => {
  const { evidence } = verdictOn(
    [problem({ at: 'first' }), problem({ at: 'second' }), problem({ at: 'third', word: 'sent' })],
    '',
  )
  expect(evidence).toEqual([value('kept', 'first'), value('kept', 'third')])
})

test('a rule broken only in ways that warn is a warning, and fails when another way is among them', () => {
  const [warns, fails] = [problem({ word: 'counter' }), problem({ word: 'shared' })]
  expect(verdictOn([warns], '', ['counter']).verdict).toBe('warn')
  expect(verdictOn([warns, fails], '', ['counter'])).toMatchObject({ verdict: 'fail', problems: ['counter', 'shared'] })
  expect(verdictOn([], 'All is well.', ['counter'])).toMatchObject({ verdict: 'pass', summary: 'All is well.' })
})
