import { expect, test } from '../../../plain-test.ts'
import { arrivalFault, statusFault, type Arrival } from '../../../../audits/scenes/chat-page.ts'

const arrival = (changes: Partial<Arrival> = {}): Arrival => ({
  address: '/help',
  asked: 'https://shop.example/help',
  status: 200,
  isRedirected: false,
  reached: 'https://shop.example/help',
  ...changes,
})

const WITH_TAG = { hasTag: true, hasText: true }
const WITHOUT_TAG = { hasTag: false, hasText: true }

for (const status of [404, 410, 500, 503]) {
  test(`an address of the journey that answers ${status} is a fault of the journey`, () => {
    expect(statusFault(arrival({ status }))).toBe(
      `The page "/help" that the journey names does not exist: the site answers ${status}. In chatPages of the journey, name pages that exist.`,
    )
  })
}

test('an address that answers is no fault, nor is one that the browser has kept', () => {
  expect([200, 304].map((status) => statusFault(arrival({ status })))).toEqual([null, null])
})

test('an address of the journey that leads to another host is a fault of the journey, even if the tag is there', () => {
  expect(arrivalFault(arrival({ reached: 'https://login.example/' }), WITH_TAG)).toContain(
    'leads to another host: https://login.example/',
  )
  expect(arrivalFault(arrival({ reached: 'https://shop.example:8443/help' }), WITH_TAG)).toContain('another host')
})

test('an address that leads to www, to a language or to a trailing slash of the same site is accepted', () => {
  const reached = ['https://www.shop.example/help', 'https://shop.example/en/help', 'https://shop.example/help/']
  expect(reached.map((url) => arrivalFault(arrival({ reached: url, isRedirected: true }), WITH_TAG))).toEqual([
    null,
    null,
    null,
  ])
})

test('an address that leads to a page without the tag is a fault of the journey', () => {
  const elsewhere = arrival({ reached: 'https://shop.example/sign-in?next=/help', isRedirected: true })
  expect(arrivalFault(elsewhere, WITHOUT_TAG)).toContain('leads to https://shop.example/sign-in?next=/help')
})

test('a page without the tag is judged by the rules, but an empty one is a fault of the journey', () => {
  expect(arrivalFault(arrival(), WITHOUT_TAG)).toBe(null)
  expect(arrivalFault(arrival(), { hasTag: false, hasText: false })).toContain('is empty')
})

test('a page with the tag and without text is accepted', () => {
  expect(arrivalFault(arrival(), { hasTag: true, hasText: false })).toBe(null)
})
