import { askForAnother, isAuthorization, mintedIn } from '../../../audits/scenes/endpoint.ts'
import { expect, test } from '../../plain-test.ts'

const answer = (token: string | null) => ({ status: 200, headers: {}, token })

/** An endpoint whose tokens tell their second and nothing else, as a signature without encryption does. */
const mintedThisSecond = (): string => `signed-at-${Math.floor(Date.now() / 1000)}`

test('an endpoint that mints anew is not said to repeat itself because two of its tokens are of the same second', async () => {
  const former = mintedThisSecond()
  const again = await askForAnother(() => Promise.resolve(answer(mintedThisSecond())), `{"token":"${former}"}`)
  expect(again.token).not.toBe(former)
})

test('an endpoint that keeps its token answers with it in another second too', async () => {
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

test('the token of an answer is the one of the form that went to the platform, whatever looks like one beside it', () => {
  expect(mintedIn(JSON.stringify({ csrf: AGAINST_FORGERY, token: jwe('second') }), FORMER)).toBe(jwe('second'))
})

test('what stands beside the token each time is not taken for one', () => {
  expect(mintedIn(JSON.stringify({ csrf: jwe('csrf'), token: jwe('second') }), FORMER)).toBe(jwe('second'))
  expect(mintedIn(JSON.stringify({ csrf: jwe('csrf') }), FORMER)).toBeNull()
})

test('an endpoint that answers with the token it gave before is heard', () => {
  expect(mintedIn(FORMER.answer, FORMER)).toBe(jwe('first'))
})

for (const name of ['authorization', 'x-auth-token', 'auth-token', 'x-session-id', 'access-token', 'x-api-key']) {
  test(`the header ${name} says who asks`, () => expect(isAuthorization(name)).toBe(true))
}

for (const name of ['accept', 'content-type', 'x-csrf-token', 'x-xsrf-token']) {
  test(`the header ${name} does not say who asks`, () => expect(isAuthorization(name)).toBe(false))
}
