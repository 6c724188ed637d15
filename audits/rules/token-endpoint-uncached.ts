import { endpointRule } from './questions/token-endpoint.ts'
import { value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem } from '../rule.ts'

const HEADER = 'cache-control'

export const tokenEndpointUncached = endpointRule('token-endpoint-uncached', ({ asked, again, method, url }) => {
  const marked = asked.answerHeaders[HEADER]
  const problems: Problem[] = []
  if (!/(?:^|[\s,])no-store(?:$|[\s,])/i.test(marked ?? '')) {
    problems.push({
      word: 'not-no-store',
      sentence: 'The answer of the token endpoint is not marked no-store.',
      evidence: [value(`${HEADER} of the answer to ${method} ${url}`, marked ?? 'no such header', 'no-store')],
    })
  }
  if (again.token !== null && asked.answer?.includes(again.token) === true) {
    problems.push({
      word: 'same-token',
      sentence: 'Asked a second time, the token endpoint answered with the same token.',
      evidence: [value(`the token of a second ${method} ${url}`, again.token, 'another one than before')],
    })
  }
  return problems.length === 0 && again.token === null
    ? couldNotTell('a second answer with a token', 'Asked a second time, the token endpoint answered with no token.')
    : verdictOn(problems, 'The answer is marked no-store, and a second request got another token.')
})
