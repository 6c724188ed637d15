import { askForAnother } from '../../../audits/scenes/endpoint.ts'
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
