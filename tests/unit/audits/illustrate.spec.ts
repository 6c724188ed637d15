import { illustrate } from '../../../audits/illustrate.ts'
import { timeline, value } from '../../../audits/proof.ts'
import { couldNotTell, pass, verdictOn } from '../../../audits/rule.ts'
import { expect, test } from '../../plain-test.ts'
import { sceneOf } from './rules/case.ts'
import { PEOPLE } from '../../../audits/scenes/steps.ts'

const PAGE = 'http://shop.example/account'

const people = sceneOf([
  [
    PEOPLE.firstIn,
    { pictures: [{ url: PAGE, png: 'signed in' }], journal: [{ type: 'tag-loaded', sid: '1', url: '/account' }] },
  ],
  [PEOPLE.firstOut, { pictures: [{ url: PAGE, png: 'signed out' }], journal: [{ type: 'logout-called' }] }],
  [PEOPLE.secondIn, { journal: [{ type: 'tag-loaded', sid: '1', url: '/account' }] }],
])

const faultIn = (index: number) =>
  timeline(
    people,
    'The visit',
    [people.journal[index]].flatMap((entry) => entry ?? []),
  )

const brokenWith = (...evidence: Parameters<typeof pass>[1][]) =>
  verdictOn([{ word: 'broken', sentence: 'It is broken.', evidence }], 'It is well.')

const picturesOf = (judgement: ReturnType<typeof illustrate>): readonly string[] =>
  judgement.evidence.flatMap((one) => (one.kind === 'screenshot' ? [`${one.caption}: ${one.png}`] : []))

test('a finding without a picture of its own shows the page at the end of the step in which its fault happened', () => {
  expect(picturesOf(illustrate(brokenWith(faultIn(0))))).toEqual([
    `The page at the end of the step "${PEOPLE.firstIn}": signed in`,
  ])
  expect(picturesOf(illustrate(brokenWith(faultIn(1))))).toEqual([
    `The page at the end of the step "${PEOPLE.firstOut}": signed out`,
  ])
})

test('a finding whose step has no picture shows none of another step', () => {
  expect(picturesOf(illustrate(brokenWith(faultIn(2))))).toEqual([])
})

test('a finding about a file, a policy or a value shows no picture of a page', () => {
  expect(picturesOf(illustrate(brokenWith(value('A private key', '/key.pem'))))).toEqual([])
})

test('a story without a fault has no moment, and no picture', () => {
  expect(picturesOf(illustrate(brokenWith(timeline(people, 'The visit'))))).toEqual([])
})

test('with two steps of one name, a picture of that name is not shown, because it may be of the other step', () => {
  const twice = sceneOf([
    [
      PEOPLE.firstIn,
      { pictures: [{ url: PAGE, png: 'first' }], journal: [{ type: 'tag-loaded', sid: '1', url: '/account' }] },
    ],
    [PEOPLE.firstIn, { pictures: [{ url: PAGE, png: 'second' }] }],
  ])
  expect(picturesOf(illustrate(brokenWith(timeline(twice, 'The visit', twice.journal))))).toEqual([])
})

test('a finding with its own picture keeps only that one', () => {
  const own = { kind: 'screenshot', caption: 'Its own', png: 'own' } as const
  expect(illustrate(brokenWith(faultIn(0), own)).evidence.filter(({ kind }) => kind === 'screenshot')).toEqual([own])
})

test('a passed rule and one that could not be judged need no picture', () => {
  for (const judgement of [
    pass('It is well.', faultIn(0)),
    couldNotTell('a sign-out', 'There was none.', faultIn(0)),
  ]) {
    expect(illustrate(judgement)).toBe(judgement)
  }
})
