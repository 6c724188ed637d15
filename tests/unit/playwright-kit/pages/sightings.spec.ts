import { expect, test } from '../../../plain-test.ts'
import type { PageMessage } from '../../../../playwright-kit/browser/page-message.ts'
import { createSightings, type Sightings } from '../../../../playwright-kit/pages/sightings.ts'
import { VENDOR_URL } from '../../../../protocol/vendor-urls.ts'

const TAG = 'https://halc.iadvize.com/iadvize.js'
const SHOP = 'https://shop.example/'

type Told = PageMessage extends infer Message
  ? Message extends unknown
    ? Omit<Message, 'document' | 'url'> & { readonly document?: string }
    : never
  : never

const after = (...told: readonly Told[]): Sightings => {
  const sightings = createSightings(VENDOR_URL)
  sightings.attached()
  sightings.opened()
  for (const message of told) sightings.told({ document: 'one', url: SHOP, ...message })
  return sightings
}

const started: Told = { kind: 'record', report: { page: 'p', first: 0, events: [] } }
const configured: Told = {
  kind: 'record',
  report: { page: 'p', first: 0, events: [{ type: 'tag-loaded', sid: '1', url: SHOP }] },
}
const script = (address: string, isLoaded: boolean): Told => ({ kind: 'script', script: address, isLoaded })
const refused = (what: string, directive: string): Told => ({ kind: 'refused', what, directive })

test('without a context, or without a page in it, no tag is reported as unseen', () => {
  const sightings = createSightings(VENDOR_URL)
  expect(sightings.blindness()).toContain('no browser context is attached')
  sightings.attached()
  expect(sightings.blindness()).toContain('no page has been opened')
  sightings.opened()
  expect(sightings.blindness()).toBeNull()
})

test('a tag that was served and has started is seen', () => {
  const sightings = after(started, script(TAG, true))
  sightings.answered(TAG, 'served')
  expect(sightings.deafness()).toBeNull()
})

for (const { what, told, answer, sentence } of [
  {
    what: 'a policy on scripts',
    told: refused(TAG, 'script-src-elem'),
    answer: null,
    sentence: '(script-src-elem) blocked',
  },
  { what: 'a default-src policy', told: refused(TAG, 'default-src'), answer: null, sentence: '(default-src) blocked' },
  {
    what: 'an answer from elsewhere',
    told: script(TAG, true),
    answer: null,
    sentence: 'something other than this rehearsal answered',
  },
  { what: 'an aborted request', told: script(TAG, false), answer: null, sentence: 'never reached this rehearsal' },
  { what: 'a refused answer', told: script(TAG, false), answer: 'served', sentence: 'the browser refused the answer' },
  { what: 'a tag that threw', told: script(TAG, true), answer: 'served', sentence: 'the tag has not started there' },
  {
    what: 'a host of the brand',
    told: script('https://chat.brand.example/iadvize.js', true),
    answer: null,
    sentence: 'name the host in iadvizeHosts',
  },
] as const) {
  test(`${what} prevents a tag from being seen, and the sentence says so`, () => {
    const sightings = after(told)
    if (answer !== null) sightings.answered(TAG, answer)
    expect(sightings.deafness()).toContain(sentence)
    expect(sightings.silence()).toContain(sentence)
  })
}

for (const { what, told } of [
  { what: 'a vendor script that the test blocked', told: script(TAG, false) },
  { what: 'a policy on connections', told: refused('https://api.iadvize.com/graphql', 'connect-src') },
  { what: 'a policy on inline scripts', told: refused('inline', 'script-src-elem') },
  { what: "a script of the brand's that did not load", told: script('https://chat.brand.example/iadvize.js', false) },
] as const) {
  test(`${what} is not reported as an unseen tag`, () => {
    const sightings = after(told)
    sightings.answered(TAG, 'blocked')
    expect(sightings.deafness()).toBeNull()
  })
}

test("a request to the API that a policy blocked is noticed, once, and an inline script is not taken for the vendor's", () => {
  const refusal = refused('https://api.iadvize.com/graphql', 'connect-src')
  expect(after(started, refusal, { ...refusal, document: 'two' }, refused('inline', 'script-src')).noticed()).toEqual([
    `the Content-Security-Policy of ${SHOP} (connect-src) blocked https://api.iadvize.com/graphql`,
  ])
})

test('a tag that was seen in one document proves nothing about another document', () => {
  const sightings = after(started, { ...script(TAG, true), document: 'two' })
  expect(sightings.deafness()).toContain('something other than this rehearsal answered')
})

test('a silent tag is explained by a missing config, or by no page that has loaded it', () => {
  expect(after(started).silence()).toBe(`the tag runs in ${SHOP} and waits for iAdvizeInterface.config = { sid: … }`)
  expect(after(started, refused('inline', 'script-src-elem')).silence()).toContain('blocked a script in that page')
  expect(after(configured).silence()).toBe('no page has loaded the tag')
  expect(after().silence()).toBe('no page has loaded the tag')
})

test('of thousands of documents, only the newest are remembered', () => {
  const many = Array.from({ length: 3_000 }, (_none, index): Told => ({ ...started, document: String(index) }))
  const sightings = after({ ...script(TAG, true), document: 'first' }, ...many)
  expect(sightings.deafness()).toBeNull()
  sightings.told({ document: 'last', url: SHOP, kind: 'script', script: TAG, isLoaded: true })
  expect(sightings.deafness()).not.toBeNull()
})
