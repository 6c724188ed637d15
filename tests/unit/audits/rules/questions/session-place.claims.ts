import { endsWithThePage, sessionPlaceOf } from '../../../../../audits/rules/questions/session-place.ts'
import type { StoredItem } from '../../../../../audits/seen.ts'
import { sceneOf } from '../case.ts'
import { settled } from '../events.ts'
import { keptIn } from '../session-cases.ts'
import { endpointOf, requestOf } from '../token-cases.ts'
import { VISIT } from '../../../../../audits/scenes/steps.ts'
import type { Claim } from './claim.ts'

type Item = Omit<StoredItem, 'step'>

const item = (place: Item['place'], name: string, value = 'f00dfacecafe'): Item => ({
  place,
  name,
  value,
  origin: 'http://shop.example',
  isVendor: false,
})

type Headers = Readonly<Record<string, string>>

const placeOf =
  (before: readonly Item[], after: readonly Item[], sentHeaders: Headers = {}) =>
  () =>
    sessionPlaceOf(
      sceneOf(
        [
          [VISIT.opens, { stores: before }],
          [VISIT.signsIn, { stores: after }],
        ],
        { endpoint: endpointOf({ asked: requestOf({ sentHeaders }) }).visit.endpoint },
      ),
    )

const COOKIE = item('cookie', 'connect.sid')
const IN_TAB = item('session-storage', 'auth', '{"user":{"token":"f00dfacecafe"}}')
const OTHERS = [item('local-storage', 'cart', '[]'), item('session-storage', 'views', '3')]
const BEARER = { authorization: 'Bearer  f00dfacecafe' }
const SECURED = { journal: [settled()] }

export const claims: readonly Claim[] = [
  {
    says: 'a cookie that comes with the sign-in is the session',
    answer: placeOf([], [COOKIE]),
    is: 'cookie',
  },
  {
    says: 'a cookie that the server had set before the sign-in is the session',
    answer: placeOf([COOKIE], [COOKIE, item('session-storage', 'seen')]),
    is: 'cookie',
  },
  {
    says: 'cookies of consent and against forgery are not the session',
    answer: placeOf([], [item('cookie', 'XSRF-TOKEN'), item('cookie', 'cookie_consent'), IN_TAB]),
    is: 'tab',
  },
  ...['_ga', '_hjSession', '_fbp'].map((name) => ({
    says: `the cookie ${name} is not the session`,
    answer: placeOf([], [item('cookie', name), IN_TAB]),
    is: 'tab',
  })),
  ...['my_g', 'my_hj', 'my_fb'].map((name) => ({
    says: `the cookie ${name}, which only contains the prefix of an analytics cookie, is the session`,
    answer: placeOf([], [item('cookie', name), IN_TAB]),
    is: 'cookie',
  })),
  {
    says: 'an item named like a consent cookie can be the session in the session storage',
    answer: placeOf([], [item('session-storage', 'user-lang-and-token')]),
    is: 'tab',
  },
  {
    says: 'an item of the storage that the sign-in did not change is not the session',
    answer: placeOf([item('local-storage', 'cart')], [item('local-storage', 'cart'), IN_TAB]),
    is: 'tab',
  },
  ...(
    [
      ['place', item('session-storage', 'state')],
      ['name', item('local-storage', 'estate')],
      ['value', item('local-storage', 'state', 'another')],
      ['origin', { ...item('local-storage', 'state'), origin: 'http://accounts.example' }],
    ] as const
  ).map(([what, before]) => ({
    says: `an item that differs from an earlier one by its ${what} only comes with the sign-in`,
    answer: placeOf([before], [item('local-storage', 'state')]),
    is: 'browser',
  })),
  {
    says: 'a bearer token is found inside a string in the session storage',
    answer: placeOf([], [...OTHERS, IN_TAB], BEARER),
    is: 'tab',
  },
  {
    says: 'a bearer token is found inside a string in the local storage',
    answer: placeOf([], [...OTHERS, { ...IN_TAB, place: 'local-storage' }], BEARER),
    is: 'browser',
  },
  {
    says: 'a bearer token that no storage has is in the memory of the page',
    answer: placeOf([], OTHERS, BEARER),
    is: 'page',
  },
  {
    says: 'a bearer token is found in an item that was there before the sign-in',
    answer: placeOf([IN_TAB], [...OTHERS, IN_TAB], BEARER),
    is: 'tab',
  },
  {
    says: 'a bearer token in the memory of the page is the session beside a cookie that was there before',
    answer: placeOf([COOKIE], [COOKIE], { authorization: 'Bearer 0123456789' }),
    is: 'page',
  },
  {
    says: 'one of two headers that say who asks is enough to find the session',
    answer: placeOf([], [...OTHERS, IN_TAB], { ...BEARER, 'x-auth-token': '0123456789' }),
    is: 'tab',
  },
  {
    says: 'a header of eight characters that says who asks is a bearer token',
    answer: placeOf([], OTHERS, { authorization: '12345678' }),
    is: 'page',
  },
  {
    says: 'a header of seven characters is too short to be a bearer token',
    answer: placeOf([], OTHERS, { authorization: '1234567' }),
    is: 'browser',
  },
  {
    says: 'a header that does not say who asks is not a bearer token',
    answer: placeOf([], OTHERS, { accept: 'application/json' }),
    is: 'browser',
  },
  {
    says: 'a session in the memory of the page with a cookie that renews it is a session by cookie',
    answer: placeOf([], [item('cookie', 'refresh', 'another value')], BEARER),
    is: 'cookie',
  },
  {
    says: "the vendor's own cookie is not the session of the site",
    answer: placeOf([], [{ ...item('cookie', 'iadvize-1234-vuid'), isVendor: true }]),
    is: 'page',
  },
  {
    says: 'a session of which no trace was found ends with the page where later pages are not secured',
    answer: () => endsWithThePage(keptIn(null, SECURED))?.verdict,
    is: 'not-applicable',
  },
  {
    says: 'a session by cookie does not end with the page, though later pages are not secured',
    answer: () => endsWithThePage(keptIn('cookie', SECURED)),
    is: null,
  },
  {
    says: 'a session of which no trace was found does not end with the page where a later page is secured',
    answer: () =>
      endsWithThePage(
        sceneOf([
          [VISIT.signsIn, SECURED],
          [VISIT.looksAround, SECURED],
        ]),
      ),
    is: null,
  },
  {
    says: 'a visitor who was never secured is not signed out by a page load',
    answer: () => endsWithThePage(keptIn(null)),
    is: null,
  },
]
