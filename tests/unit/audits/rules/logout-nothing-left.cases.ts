import { logoutNothingLeft } from '../../../../audits/rules/logout-nothing-left.ts'
import { PEOPLE } from '../../../../audits/scenes/people.ts'
import type { StoredItem } from '../../../../audits/seen.ts'
import { sceneOf, type RuleCases, type StepSights } from './case.ts'
import { accepted, LOOK, requested } from './events.ts'

const item = (changes: Partial<StoredItem>): Omit<StoredItem, 'step'> => ({
  place: 'local-storage',
  name: 'theme',
  value: 'dark',
  origin: 'http://shop.example',
  isVendor: false,
  ...changes,
})

const IDENTITY = item({ name: 'iadvize-1234-jwtIdentity', value: 'identity-1', isVendor: true })
const WELL = {
  journal: [accepted('user-1', { vuid: 'vuid-1' }), accepted('user-1', { vuid: 'vuid-3' })],
  stores: [IDENTITY, item({ name: 'iadvize-more', isVendor: true }), item({})],
}
const seenOf = (out: StepSights = { stores: [item({})] }, firstIn: StepSights = WELL, opens: StepSights = {}) => ({
  people: sceneOf(
    [
      [PEOPLE.opens, opens],
      [PEOPLE.firstIn, firstIn],
      [PEOPLE.firstOut, out],
      [PEOPLE.secondOut, { stores: [item({ value: 'Camille Moreau' })] }],
    ],
    { tokens: ['eyJ.other', 'eyJ.token'] },
  ),
})
const left = (changes: Partial<StoredItem>) => seenOf({ stores: [item(changes)] })
const showing = (text: string) => ({ looks: [{ ...LOOK, text }] })

export const logoutNothingLeftCases: RuleCases = {
  rule: logoutNothingLeft,
  cases: [
    { says: 'a browser that keeps what is nobody’s is well', seen: seenOf(), verdict: 'pass' },
    {
      says: "the vendor's item that stays as it was is left",
      seen: seenOf({ stores: [IDENTITY] }),
      verdict: 'fail',
      problems: ['identity-left'],
    },
    {
      says: 'its item of the next stranger is not',
      seen: seenOf({ stores: [{ ...IDENTITY, value: 'identity-2' }] }),
      verdict: 'pass',
    },
    {
      says: 'a value that another item of the vendor had is not that one',
      seen: seenOf({ stores: [{ ...IDENTITY, name: 'iadvize-other' }] }),
      verdict: 'pass',
    },
    {
      says: 'the id of the visitor is left wherever it is',
      seen: left({ place: 'cookie', value: '{"vuid":"vuid-1"}' }),
      verdict: 'fail',
      problems: ['identity-left'],
    },
    { says: 'so is a token', seen: left({ value: 'it is eyJ.token' }), verdict: 'fail', problems: ['token-left'] },
    { says: 'so is a name', seen: left({ value: 'Camille%20Moreau' }), verdict: 'fail', problems: ['visitor-left'] },
    {
      says: 'so is an address in other letters',
      seen: left({ value: 'CAMILLE@example.com' }),
      verdict: 'fail',
      problems: ['visitor-left'],
    },
    { says: 'so is the user id', seen: left({ value: 'user-1' }), verdict: 'fail', problems: ['visitor-left'] },
    {
      says: 'so is it in an object that is written as in an address',
      seen: left({ value: '%7B%22user%22%3A%22user-1%22%7D' }),
      verdict: 'fail',
      problems: ['visitor-left'],
    },
    {
      says: 'what cannot be read as in an address is read as it is',
      seen: left({ value: '100 % user-1' }),
      verdict: 'fail',
      problems: ['visitor-left'],
    },
    { says: 'a part of a longer word is not', seen: left({ value: 'user-123' }), verdict: 'pass' },
    {
      says: 'a short user id is everywhere by chance',
      seen: seenOf({ stores: [item({ value: '42' })] }, { ...WELL, journal: [accepted('42', { vuid: 'vuid-1' })] }),
      verdict: 'pass',
    },
    {
      says: 'a long one is found in the middle of a word, too',
      seen: seenOf(
        { stores: [item({ value: 'id_0123456789ab_' })] },
        {
          ...WELL,
          journal: [accepted('0123456789ab', { vuid: 'vuid-1' })],
        },
      ),
      verdict: 'fail',
      problems: ['visitor-left'],
    },
    { says: 'the name of somebody else is not', seen: left({ value: 'Jonas Lindqvist' }), verdict: 'pass' },
    {
      says: 'each kind is told once',
      seen: seenOf({ stores: [item({ value: 'user-1' }), item({ name: 'other', value: 'Camille Moreau' })] }),
      verdict: 'fail',
      problems: ['visitor-left'],
      tells:
        'After signing out, the browser still held something that tells who the visitor was: the local storage item "theme" and the local storage item "other".',
      shows: ['the local storage item "theme" of http://shop.example: user-1 (expected: deleted)'],
    },
    {
      says: 'a page that still greets is not well',
      seen: seenOf(showing('Hello Camille Moreau')),
      verdict: 'fail',
      problems: ['visitor-shown'],
    },
    {
      says: 'what every stranger is shown tells nothing',
      seen: seenOf(showing('Sign in as Camille Moreau'), WELL, showing('Sign in as Camille Moreau')),
      verdict: 'pass',
    },
    {
      says: 'and the rest of it does all the same',
      seen: seenOf(showing('Hello camille@example.com'), WELL, showing('Sign in as Camille Moreau')),
      verdict: 'fail',
      problems: ['visitor-shown'],
    },
    {
      says: 'without somebody secured nothing can be told',
      seen: seenOf(undefined, { journal: [requested] }),
      verdict: 'could-not-tell',
    },
    {
      says: 'of a long value the beginning is shown',
      seen: left({ place: 'cookie', value: `user-1${'.'.repeat(300)}` }),
      verdict: 'fail',
      problems: ['visitor-left'],
      tells: 'After signing out, the browser still held something that tells who the visitor was: the cookie "theme".',
      shows: [
        'the cookie "theme" of http://shop.example: user-1.................................................................................................................................................................................................. (expected: deleted)',
      ],
    },
  ],
}
