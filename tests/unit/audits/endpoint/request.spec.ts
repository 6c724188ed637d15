import { cookiesIn, NOBODY, type Credentials, type Pair } from '../../../../audits/endpoint/credentials.ts'
import { preflightOf, sendingOf, type Question, type Sending } from '../../../../audits/endpoint/request.ts'
import { expect, test } from '../../../plain-test.ts'

const GET: Question = { url: 'https://api.shop.example/token', method: 'GET', body: null }
const POST: Question = { ...GET, method: 'POST' }
const JSON_POST: Question = { ...POST, body: '{"query":"{ token }"}' }

const withHeaders = (...headers: readonly Pair[]): Credentials => ({ ...NOBODY, headers })

const headersOf = ({ headers }: Sending, ...names: readonly string[]) =>
  names.map((name) => headers.find(([known]) => known.toLowerCase() === name)?.[1])

test('a GET of a page on the same origin has no Origin header, and a POST has one', () => {
  const wanted = ['origin', 'referer', 'sec-fetch-site', 'content-length'] as const
  const page = 'https://api.shop.example'
  expect(headersOf(sendingOf(GET, NOBODY), ...wanted)).toEqual([undefined, `${page}/`, 'same-origin', undefined])
  expect(headersOf(sendingOf(POST, NOBODY), ...wanted)).toEqual([page, `${page}/`, 'same-origin', '0'])
})

for (const { origin, site } of [
  { origin: 'https://www.shop.example', site: 'same-site' },
  { origin: 'https://shop.test', site: 'cross-site' },
]) {
  test(`a page on ${origin} is ${site} to the endpoint`, () => {
    const sent = sendingOf(GET, withHeaders(['Origin', origin]))
    expect(headersOf(sent, 'origin', 'referer', 'sec-fetch-site')).toEqual([origin, `${origin}/`, site])
  })
}

test('in the name of a foreign page, the headers of the own page that say where it is are left out', () => {
  const own = withHeaders(
    ['Origin', 'https://www.shop.example'],
    ['referer', 'https://www.shop.example/a'],
    ['X-A', 'b'],
  )
  const sent = sendingOf(POST, own, 'null')
  expect(headersOf(sent, 'origin', 'referer', 'sec-fetch-site', 'x-a')).toEqual(['null', undefined, 'cross-site', 'b'])
})

test('a header that is given replaces that of the browser, and each is sent once', () => {
  const { headers } = sendingOf(JSON_POST, withHeaders(['accept', 'application/json'], ['content-type', 'a/b']))
  expect(headers.filter(([name]) => /^(?:accept|content-type)$/i.test(name))).toEqual([
    ['accept', 'application/json'],
    ['content-type', 'a/b'],
  ])
})

test('cookies are sent in one header', () => {
  expect(headersOf(sendingOf(GET, { ...NOBODY, cookies: cookiesIn('a=1; b=2') }), 'cookie')).toEqual(['a=1; b=2'])
})

for (const { says, question, who = NOBODY, asks } of [
  { says: 'a GET', question: GET, asks: null },
  { says: 'a POST without a body', question: POST, asks: null },
  { says: 'a POST of text', question: { ...POST, body: 'text' }, asks: null },
  { says: 'a POST of JSON', question: JSON_POST, asks: ['POST', 'content-type'] },
  { says: 'a PUT', question: { ...POST, method: 'PUT' }, asks: ['PUT', undefined] },
  { says: 'a bearer', question: GET, who: withHeaders(['Authorization', 'Bearer a']), asks: ['GET', 'authorization'] },
  { says: 'headers that any page may send', question: GET, who: withHeaders(['Accept', 'a/b']), asks: null },
]) {
  test(`before a foreign page sends ${says}, a browser ${asks === null ? 'does not ask' : `asks for ${asks.join(' with ')}`}`, () => {
    const sent = preflightOf(question, who, 'https://foreign.example')
    const names = ['access-control-request-method', 'access-control-request-headers'] as const
    expect(sent === null ? null : headersOf(sent, ...names)).toEqual(asks)
    expect(sent === null ? [] : headersOf(sent, 'authorization', 'cookie', 'origin')).toEqual(
      asks === null ? [] : [undefined, undefined, 'https://foreign.example'],
    )
  })
}
