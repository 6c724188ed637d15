import type { IncomingHttpHeaders } from 'node:http'
import { expect, test } from '../../plain-test.ts'
import { refusalOf, type Refusal } from '../../../control-room/guards.ts'

const TOKEN = 'correct-horse-battery-staple'
const CREDENTIALS = { controlToken: TOKEN, sessions: { holds: (cookies?: string) => cookies === 'session=good' } }
const GOOD: IncomingHttpHeaders = { host: '127.0.0.1:4070', authorization: `Bearer ${TOKEN}` }

const PASSES = null
const NO_HOST = (host: string): Refusal => ({
  status: 403,
  sentence: `The Host header is "${host}"; the control API answers only to 127.0.0.1, localhost, [::1].`,
})
const OTHER_PAGE: Refusal = {
  status: 403,
  sentence: 'The control API accepts no requests from pages of other origins.',
}
const advice = 'send "Authorization: Bearer <token>" with the token printed at start.'
const NO_TOKEN: Refusal = { status: 401, sentence: `No control token was sent: ${advice}` }
const WRONG_TOKEN: Refusal = { status: 401, sentence: `The control token is wrong: ${advice}` }

const cases: readonly {
  readonly who: string
  readonly headers: IncomingHttpHeaders
  readonly answer: Refusal | null
}[] = [
  { who: 'a script with the token', headers: {}, answer: PASSES },
  { who: 'localhost with a port', headers: { host: 'localhost:4070' }, answer: PASSES },
  { who: 'localhost without a port', headers: { host: 'localhost' }, answer: PASSES },
  { who: 'the loopback address of IPv6', headers: { host: '[::1]:4070' }, answer: PASSES },
  { who: 'another loopback address', headers: { host: '127.8.9.10:4070' }, answer: PASSES },
  {
    who: 'a name of somebody else (DNS rebinding)',
    headers: { host: 'evil.example:4070' },
    answer: NO_HOST('evil.example:4070'),
  },
  {
    who: 'a name that begins like localhost',
    headers: { host: 'localhost.evil.example' },
    answer: NO_HOST('localhost.evil.example'),
  },
  {
    who: 'a name that begins like an address',
    headers: { host: '127.0.0.1.evil.example' },
    answer: NO_HOST('127.0.0.1.evil.example'),
  },
  { who: 'a name that ends like localhost', headers: { host: 'evil-localhost' }, answer: NO_HOST('evil-localhost') },
  {
    who: 'a name in the place of the port',
    headers: { host: 'localhost:evil.example' },
    answer: NO_HOST('localhost:evil.example'),
  },
  { who: 'the address of all interfaces', headers: { host: '0.0.0.0:4070' }, answer: NO_HOST('0.0.0.0:4070') },
  {
    who: 'an address of the local network',
    headers: { host: '192.168.1.4:4070' },
    answer: NO_HOST('192.168.1.4:4070'),
  },
  { who: 'no host', headers: { host: '' }, answer: NO_HOST('') },
  {
    who: 'the page of the stand-in itself',
    headers: { origin: 'http://127.0.0.1:4070', 'sec-fetch-site': 'same-origin' },
    answer: PASSES,
  },
  { who: 'an address typed by a person', headers: { 'sec-fetch-site': 'none' }, answer: PASSES },
  {
    who: 'a page of another site',
    headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    answer: OTHER_PAGE,
  },
  {
    who: 'a page of another site that hides its origin',
    headers: { 'sec-fetch-site': 'cross-site' },
    answer: OTHER_PAGE,
  },
  {
    who: 'a page on another port of this machine',
    headers: { origin: 'http://127.0.0.1:4071', 'sec-fetch-site': 'same-site' },
    answer: OTHER_PAGE,
  },
  { who: 'a page on another port in an old browser', headers: { origin: 'http://127.0.0.1:4071' }, answer: OTHER_PAGE },
  {
    who: 'a page of localhost that calls the address',
    headers: { origin: 'http://localhost:4070' },
    answer: OTHER_PAGE,
  },
  { who: 'a page that says https', headers: { origin: 'https://127.0.0.1:4070' }, answer: OTHER_PAGE },
  { who: 'a sandboxed page', headers: { origin: 'null' }, answer: OTHER_PAGE },
  { who: 'a word that no browser says', headers: { 'sec-fetch-site': 'same-origin, none' }, answer: OTHER_PAGE },
  { who: 'somebody without a token', headers: { authorization: undefined }, answer: NO_TOKEN },
  { who: 'an empty token', headers: { authorization: 'Bearer ' }, answer: NO_TOKEN },
  { who: 'another scheme', headers: { authorization: `Basic ${TOKEN}` }, answer: NO_TOKEN },
  { who: 'the bare token', headers: { authorization: TOKEN }, answer: NO_TOKEN },
  { who: 'a wrong token', headers: { authorization: 'Bearer wrong' }, answer: WRONG_TOKEN },
  {
    who: 'the beginning of the token',
    headers: { authorization: `Bearer ${TOKEN.slice(0, -1)}` },
    answer: WRONG_TOKEN,
  },
  { who: 'the token and more', headers: { authorization: `Bearer ${TOKEN}x` }, answer: WRONG_TOKEN },
  { who: 'the token in capitals', headers: { authorization: `Bearer ${TOKEN.toUpperCase()}` }, answer: WRONG_TOKEN },
  { who: 'the scheme in small letters', headers: { authorization: `bearer ${TOKEN}` }, answer: PASSES },
  ...(
    [
      { who: 'a page of the control room', headers: { 'sec-fetch-site': 'same-origin' }, answer: PASSES },
      { who: 'an address that was typed', headers: { 'sec-fetch-site': 'none' }, answer: PASSES },
      { who: 'a page on another port', headers: { 'sec-fetch-site': 'same-site' }, answer: OTHER_PAGE },
      { who: 'a page elsewhere', headers: { 'sec-fetch-site': 'cross-site' }, answer: OTHER_PAGE },
      {
        who: 'an older browser on a page of the control room',
        headers: { referer: 'http://127.0.0.1:4070/' },
        answer: PASSES,
      },
      {
        who: 'an older browser that sends from a page of the control room',
        headers: { origin: 'http://127.0.0.1:4070' },
        answer: PASSES,
      },
      { who: 'an older browser elsewhere', headers: { referer: 'http://127.0.0.1:4071/' }, answer: OTHER_PAGE },
      { who: 'a browser that does not say where it is', headers: {}, answer: OTHER_PAGE },
    ] as const
  ).map(({ who, headers, answer }) => ({
    who: `${who}, with a session,`,
    headers: { authorization: undefined, cookie: 'session=good', ...headers },
    answer,
  })),
  {
    who: 'somebody with the cookie of another session',
    headers: { authorization: undefined, cookie: 'session=bad', 'sec-fetch-site': 'same-origin' },
    answer: NO_TOKEN,
  },
]

for (const { who, headers, answer } of cases) {
  const verb = answer === PASSES ? 'may use the control API' : `is refused with ${answer.status}`
  test(`${who} ${verb}`, () => {
    expect(refusalOf({ ...GOOD, ...headers }, CREDENTIALS)).toEqual(answer)
  })
}

test('a stranger learns nothing about the token, because host and page are checked first', () => {
  expect(refusalOf({ host: 'evil.example' }, CREDENTIALS)).toMatchObject({ status: 403 })
  expect(refusalOf({ host: 'localhost', origin: 'null' }, CREDENTIALS)).toMatchObject({ status: 403 })
})

test('a sentence never repeats a token, neither the right one nor the one that was sent', () => {
  const { sentence } = refusalOf({ ...GOOD, authorization: 'Bearer my-secret' }, CREDENTIALS) ?? {}
  expect(sentence).not.toContain('my-secret')
  expect(sentence).not.toContain(TOKEN)
})
