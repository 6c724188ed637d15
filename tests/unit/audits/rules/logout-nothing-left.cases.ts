import type { StoredItem } from '../../../../audits/seen.ts'
import { sceneOf, type Case, type StepSights } from './case.ts'
import { accepted, LOOK, requested } from './events.ts'
import { PEOPLE } from '../../../../audits/scenes/steps.ts'

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

export const cases: readonly Case[] = [
  { says: 'a browser that keeps nothing about the visitor', seen: seenOf(), verdict: 'pass' },
  {
    says: 'an item of the vendor that stays as it was',
    seen: seenOf({ stores: [IDENTITY] }),
    verdict: 'fail',
    problems: ['identity-left'],
  },
  {
    says: 'an item of the vendor with another value',
    seen: seenOf({ stores: [{ ...IDENTITY, value: 'identity-2' }] }),
    verdict: 'pass',
  },
  {
    says: 'an item of the vendor with the value of another one',
    seen: seenOf({ stores: [{ ...IDENTITY, name: 'iadvize-other' }] }),
    verdict: 'pass',
  },
  {
    says: 'the visitor id in a cookie',
    seen: left({ place: 'cookie', value: '{"vuid":"vuid-1"}' }),
    verdict: 'fail',
    problems: ['identity-left'],
  },
  {
    says: 'a token in the storage',
    seen: left({ value: 'it is eyJ.token' }),
    verdict: 'fail',
    problems: ['token-left'],
  },
  {
    says: 'the name of the visitor in the storage',
    seen: left({ value: 'Camille%20Moreau' }),
    verdict: 'fail',
    problems: ['visitor-left'],
  },
  {
    says: 'the e-mail address of the visitor in capital letters',
    seen: left({ value: 'CAMILLE@example.com' }),
    verdict: 'fail',
    problems: ['visitor-left'],
  },
  { says: 'the user id in the storage', seen: left({ value: 'user-1' }), verdict: 'fail', problems: ['visitor-left'] },
  {
    says: 'the user id in a percent-encoded object',
    seen: left({ value: '%7B%22user%22%3A%22user-1%22%7D' }),
    verdict: 'fail',
    problems: ['visitor-left'],
  },
  {
    says: 'the user id in a value that cannot be decoded',
    seen: left({ value: '100 % user-1' }),
    verdict: 'fail',
    problems: ['visitor-left'],
  },
  { says: 'a longer word that begins with the user id', seen: left({ value: 'user-123' }), verdict: 'pass' },
  {
    says: 'a short user id, which is in the storage by chance',
    seen: seenOf({ stores: [item({ value: '42' })] }, { ...WELL, journal: [accepted('42', { vuid: 'vuid-1' })] }),
    verdict: 'pass',
  },
  {
    says: 'a long user id in the middle of a word',
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
  { says: 'the name of another visitor in the storage', seen: left({ value: 'Jonas Lindqvist' }), verdict: 'pass' },
  {
    says: 'the user id in one item, and the name in another',
    seen: seenOf({ stores: [item({ value: 'user-1' }), item({ name: 'other', value: 'Camille Moreau' })] }),
    verdict: 'fail',
    problems: ['visitor-left'],
    tells:
      'After signing out, the browser still held something that tells who the visitor was: the local storage item "theme" and the local storage item "other".',
    shows: ['the local storage item "theme" of http://shop.example: user-1 (expected: deleted)'],
  },
  {
    says: 'a page that still greets the visitor',
    seen: seenOf(showing('Hello Camille Moreau')),
    verdict: 'fail',
    problems: ['visitor-shown'],
  },
  {
    says: 'a page that showed the name before the sign-in as well',
    seen: seenOf(showing('Sign in as Camille Moreau'), WELL, showing('Sign in as Camille Moreau')),
    verdict: 'pass',
  },
  {
    says: 'a page that showed the name before the sign-in, and now shows the e-mail address',
    seen: seenOf(showing('Hello camille@example.com'), WELL, showing('Sign in as Camille Moreau')),
    verdict: 'fail',
    problems: ['visitor-shown'],
  },
  {
    says: 'a visitor who was never secured',
    seen: seenOf(undefined, { journal: [requested] }),
    verdict: 'could-not-tell',
  },
  {
    says: 'the user id in a long value',
    seen: left({ place: 'cookie', value: `user-1${'.'.repeat(300)}` }),
    verdict: 'fail',
    problems: ['visitor-left'],
    tells: 'After signing out, the browser still held something that tells who the visitor was: the cookie "theme".',
    shows: [
      'the cookie "theme" of http://shop.example: user-1.................................................................................................................................................................................................. (expected: deleted)',
    ],
  },
]
