import { expect, test } from '../../plain-test.ts'
import { countOf, wholeNumberOf } from '../../../gherkin/parameters/count.ts'
import { durationOf } from '../../../gherkin/parameters/duration.ts'
import { addressOf, placeOf } from '../../../gherkin/parameters/place.ts'
import { reasonOf, refusalOf } from '../../../gherkin/parameters/reason.ts'
import { personOf, visitorOf } from '../../../gherkin/parameters/visitor.ts'

const MINUTE_MS = 60_000

const durations: readonly (readonly [string, number])[] = [
  ['15 min', 15 * MINUTE_MS],
  ['15 minutes', 15 * MINUTE_MS],
  ['a quarter of an hour', 15 * MINUTE_MS],
  ["un quart d'heure", 15 * MINUTE_MS],
  ['un quart d’heure', 15 * MINUTE_MS],
  ['trois quarts d’heure', 45 * MINUTE_MS],
  ['half an hour', 30 * MINUTE_MS],
  ['Une demi-heure', 30 * MINUTE_MS],
  ['an hour', 60 * MINUTE_MS],
  ['une heure', 60 * MINUTE_MS],
  ['une heure et demie', 90 * MINUTE_MS],
  ['an hour and a half', 90 * MINUTE_MS],
  ['1 h 30 min', 90 * MINUTE_MS],
  ['an hour and 30 minutes', 90 * MINUTE_MS],
  ['1,5 heures', 90 * MINUTE_MS],
  ['two days', 2 * 24 * 60 * MINUTE_MS],
  ['deux jours', 2 * 24 * 60 * MINUTE_MS],
  ['90 secondes', 90_000],
  ['250 milliseconds', 250],
]

for (const [text, ms] of durations) {
  test(`"${text}" means ${ms} milliseconds`, () => {
    expect(durationOf(text)).toBe(ms)
  })
}

for (const text of ['a while', 'the customer', '15', 'minus two minutes', '']) {
  test(`"${text}" is refused as a length of time, with an example of how to write one`, () => {
    expect(() => durationOf(text)).toThrow(/is not a length of time: write "15 minutes"/)
  })
}

test('a count is read in words and in digits, in English and in French', () => {
  expect(['once', 'twice', 'three times', '4 times', 'une fois', 'deux fois', '10 fois'].map(countOf)).toEqual([
    1, 2, 3, 4, 1, 2, 10,
  ])
  expect(['4', 'four', 'quatre', 'no', 'aucune'].map(wholeNumberOf)).toEqual([4, 4, 4, 0, 0])
})

for (const text of ['no times', '1.5 times', 'many times', '1001 times']) {
  test(`"${text}" is refused as a count, with an example of how to write one`, () => {
    expect(() => countOf(text)).toThrow(/does not say how often: write "once"/)
  })
}

test('a code or a quoted reason names why an activation fails', () => {
  expect(reasonOf('TOKEN_EXPIRED')).toEqual({ code: 'TOKEN_EXPIRED' })
  expect(reasonOf('"A login is already ongoing"')).toEqual({ reason: 'A login is already ongoing' })
  expect(reasonOf('"An activation is already ongoing"')).toEqual({ reason: 'An activation is already ongoing' })
})

test('a wrong failure code is answered with the nearest right ones', () => {
  expect(() => reasonOf('TOKEN_EXPIRD')).toThrow(/^The reason TOKEN_EXPIRD does not exist; did you mean TOKEN_EXPIRED/)
  expect(() => reasonOf('signature-invalid')).toThrow(/did you mean SIGNATURE_INVALID/)
})

test("a wrong quoted reason is answered with the vendor's nearest ones", () => {
  expect(() => reasonOf('"A login is allready ongoing"')).toThrow(
    /never receives the reason .*; did you mean A login is already ongoing/,
  )
  expect(() => reasonOf('"TOKEN_EXPIRED"')).toThrow('TOKEN_EXPIRED is a code: write it without quotes.')
})

test('a prepared refusal names its code, or the words that the site receives', () => {
  expect(refusalOf({ code: 'SIGNATURE_INVALID' })).toBe('SIGNATURE_INVALID')
  expect(refusalOf({ reason: 'Failed to fetch authentication with a server error' })).toBe('SERVER_ERROR')
  expect(() => refusalOf({ code: 'ALREADY_ACTIVATED' })).toThrow(/arises in the page.*it refuses with SERVER_ERROR/)
})

const CAMILLE = { name: 'Camille Moreau', email: 'camille@example.com' }
const JONAS = { name: 'Jonas Lindqvist', email: 'jonas@example.com' }
const visitors = [CAMILLE, JONAS] as const

test('a step refers to the first visitor of the journey, to the second, or to one by name', () => {
  const said = (text: string) => visitorOf(personOf(text), { visitors })
  expect(['the customer', 'Le client', 'la cliente', 'Camille', 'Camille Moreau'].map(said)).toEqual(
    Array.from({ length: 5 }, () => CAMILLE),
  )
  expect(['another customer', 'un autre client', 'Jonas'].map(said)).toEqual([JONAS, JONAS, JONAS])
})

test('a step about a visitor who is not in the journey lists those who are', () => {
  expect(() => visitorOf(personOf('Camile'), { visitors })).toThrow(/no visitor called "Camile"; did you mean Camille/)
  expect(() => visitorOf(personOf('another customer'), { visitors: [CAMILLE] })).toThrow(/needs a second person/)
  expect(() => visitorOf(personOf('Camille'), { visitors: [{ email: 'a@b.c' }] })).toThrow(/give its visitors a "name"/)
  expect(() => visitorOf(personOf('a visitor'), { visitors })).toThrow(/not signed in: write "the customer"/)
})

const places = { pages: { account: '/account', 'shopping cart': '/cart', accueil: '/' }, chatPages: ['/account', '/'] }

test('a step refers to a page by its name, as a page with the chat, or by its address', () => {
  const said = (text: string) => addressOf(placeOf(text), places)
  expect(
    ['the account page', 'la page account', 'a page with the chat', '"/account"', 'the shopping cart page'].map(said),
  ).toEqual(['/account', '/account', '/account', '/account', '/cart'])
  expect(['another page with the chat', 'une autre page avec le chat', "la page d'accueil"].map(said)).toEqual([
    '/',
    '/',
    '/',
  ])
})

test('a step about a page that the journey does not name lists those it names, or says where to name it', () => {
  expect(() => addressOf(placeOf('the acount page'), places)).toThrow(/no page "acount" .*did you mean account/)
  expect(() => addressOf(placeOf('the account page'), {})).toThrow(/add pages: \{ "account": '\/…' \}/)
  expect(() => addressOf(placeOf('another page with the chat'), { chatPages: ['/'] })).toThrow(/needs two addresses/)
})
