import { askForAnother, isAuthorization, mintedIn } from '../../../audits/scenes/endpoint.ts'
import { expect, test } from '../../plain-test.ts'

const answer = (token: string | null) => ({ status: 200, headers: {}, token })

/** An endpoint whose tokens tell their second and nothing else, as a signature without encryption does. */
const mintedThisSecond = (): string => `signed-at-${Math.floor(Date.now() / 1000)}`

test('an endpoint that mints anew does not count as repeating itself when two of its tokens are of the same second', async () => {
  const former = mintedThisSecond()
  const again = await askForAnother(() => Promise.resolve(answer(mintedThisSecond())), `{"token":"${former}"}`)
  expect(again.token).not.toBe(former)
})

test('an endpoint that caches its token returns it in a later second too', async () => {
  const askedAt: number[] = []
  const again = await askForAnother(() => {
    askedAt.push(Date.now())
    return Promise.resolve(answer('kept'))
  }, '{"token":"kept"}')
  expect(again.token).toBe('kept')
  const [first = 0, last = 0] = askedAt
  expect(Math.floor(last / 1000)).toBeGreaterThan(Math.floor(first / 1000))
})

for (const token of ['another', null]) {
  test(`an endpoint that answers with ${token === null ? 'no token' : 'another token'} is asked once`, async () => {
    let asked = 0
    const again = await askForAnother(() => {
      asked += 1
      return Promise.resolve(answer(token))
    }, '{"token":"the former"}')
    expect(again.token).toBe(token)
    expect(asked).toBe(1)
  })
}

const jwe = (text: string): string => `eyJhbGciOiJSU0EtT0FFUC0yNTYifQ.key.vector.${text}.tag`
const AGAINST_FORGERY = 'eyJhbGciOiJIUzI1NiJ9.forgery.signature'
const FORMER = { answer: JSON.stringify({ csrf: jwe('csrf'), token: jwe('first') }), tokens: [jwe('first')] }

test('the token of an answer is the one sent to the platform, even if a similar text is beside it', () => {
  expect(mintedIn(JSON.stringify({ csrf: AGAINST_FORGERY, token: jwe('second') }), FORMER)).toBe(jwe('second'))
})

test('a string that accompanies every token is not mistaken for one', () => {
  expect(mintedIn(JSON.stringify({ csrf: jwe('csrf'), token: jwe('second') }), FORMER)).toBe(jwe('second'))
  expect(mintedIn(JSON.stringify({ csrf: jwe('csrf') }), FORMER)).toBeNull()
})

test('an endpoint that returns its former token is recognised', () => {
  expect(mintedIn(FORMER.answer, FORMER)).toBe(jwe('first'))
})

for (const name of ['authorization', 'x-auth-token', 'auth-token', 'x-session-id', 'access-token', 'x-api-key']) {
  test(`the header ${name} identifies the visitor`, () => expect(isAuthorization(name)).toBe(true))
}

for (const name of ['accept', 'content-type', 'x-csrf-token', 'x-xsrf-token']) {
  test(`the header ${name} does not identify the visitor`, () => expect(isAuthorization(name)).toBe(false))
}
