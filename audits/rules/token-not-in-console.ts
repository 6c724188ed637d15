import { value } from '../proof.ts'
import { verdictOn, type Problem } from '../rule.ts'
import { traceRule } from './questions/trace-rule.ts'
import { around, findToken } from './questions/traces.ts'

export const tokenNotInConsole = traceRule('token-not-in-console', ({ visit }) => {
  const lines = visit.lines.map(({ text, url, level }) => ({ text, url, how: `console, level ${level}` }))
  const errors = visit.errors.map(({ message, url }) => ({ text: message, url, how: 'console, an uncaught error' }))
  const problems = [...lines, ...errors].flatMap(({ text, url, how }): readonly Problem[] => {
    const index = findToken(text, visit.tokens)
    if (index === null) return []
    const isResult = /"authentication-(?:success|failure)"/.test(text)
    const what = isResult ? 'the whole result of activate, and with it the token,' : 'a token'
    return [
      {
        word: isResult ? 'result' : 'token',
        sentence: `The site writes ${what} to the console.`,
        evidence: [value(`${how}, by ${url}`, around(text, index), 'nothing, or the reason alone')],
      },
    ]
  })
  return verdictOn(problems, 'No token was written to the console.')
})
