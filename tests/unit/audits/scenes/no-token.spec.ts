import { expect, test } from '../../../plain-test.ts'
import { isSameQuestion } from '../../../../audits/scenes/no-token.ts'

const TOKEN = JSON.stringify({ operationName: 'ChatToken', query: 'mutation ChatToken { chatToken }' })

test('where everything is requested at one address, only the query for the token fails', () => {
  expect(isSameQuestion(TOKEN, TOKEN)).toBe(true)
  expect(isSameQuestion(JSON.stringify({ operationName: 'Me', query: 'query Me { me { name } }' }), TOKEN)).toBe(false)
})

test('a query without a name is recognised by its text', () => {
  const unnamed = JSON.stringify({ query: '{ chatToken }' })
  expect(isSameQuestion(unnamed, unnamed)).toBe(true)
  expect(isSameQuestion(JSON.stringify({ query: '{ me { name } }' }), unnamed)).toBe(false)
})

test('an endpoint that serves only the token fails whatever is sent to it', () => {
  expect(isSameQuestion('{"page":"/account"}', null)).toBe(true)
  expect(isSameQuestion(null, '{"page":"/"}')).toBe(true)
})
