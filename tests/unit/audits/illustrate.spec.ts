import { illustrate } from '../../../audits/illustrate.ts'
import { couldNotTell, pass, verdictOn } from '../../../audits/rule.ts'
import { PEOPLE } from '../../../audits/scenes/people.ts'
import { expect, test } from '../../plain-test.ts'
import { sceneOf } from './rules/case.ts'

const people = sceneOf([
  [PEOPLE.firstIn, { pictures: [{ png: 'signed in' }] }],
  [PEOPLE.firstOut, { pictures: [{ png: 'signed out' }] }],
])
const NEEDS = { people: [PEOPLE.firstIn] }
const brokenWith = (...evidence: Parameters<typeof pass>[1][]) =>
  verdictOn([{ word: 'broken', sentence: 'It is broken.', evidence }], 'It is well.')

test('a finding without a picture gets that of the step that its rule needs', () => {
  expect(illustrate(brokenWith(), NEEDS, { people }).evidence).toEqual([
    { kind: 'screenshot', caption: 'The page when the visitor signs in', png: 'signed in' },
  ])
})

test('where no step is needed it gets the last picture of the scene', () => {
  expect(illustrate(brokenWith(), { people: [] }, { people }).evidence).toEqual([
    { kind: 'screenshot', caption: 'The page when the visitor signs out', png: 'signed out' },
  ])
})

test('of the scenes for each reason one picture is enough', () => {
  const { evidence } = illustrate(brokenWith(), { reasons: [] }, { reasons: { one: people, other: people } })
  expect(evidence).toHaveLength(1)
})

test('a finding with a picture of its own keeps that alone', () => {
  const own = { kind: 'screenshot', caption: 'Its own', png: 'own' } as const
  expect(illustrate(brokenWith(own), NEEDS, { people }).evidence).toEqual([own])
})

test('what is well, and what could not be told, needs no picture', () => {
  for (const judgement of [pass('It is well.'), couldNotTell('a page', 'There was none.')]) {
    expect(illustrate(judgement, NEEDS, { people })).toBe(judgement)
  }
})

test('a scene in which no picture was taken shows none', () => {
  expect(illustrate(brokenWith(), NEEDS, { people: sceneOf([[PEOPLE.firstIn]]) }).evidence).toEqual([])
})
