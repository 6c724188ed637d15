import { value } from '../proof.ts'
import { verdictOn, type Problem } from '../rule.ts'
import { traceRule } from './questions/trace-rule.ts'
import { around, tracesIn } from './questions/traces.ts'

export const tokenNotInConsole = traceRule('token-not-in-console', ({ visit }) => {
  const lines = visit.lines.map(({ text, url, level }) => ({ text, url, how: `console, level ${level}` }))
  const errors = visit.errors.map(({ message, url }) => ({ text: message, url, how: 'console, an uncaught error' }))
  const problems = [...lines, ...errors].flatMap(({ text, url, how }): readonly Problem[] => {
    const isResult = /"authentication-(?:success|failure)"/.test(text)
    return tracesIn(text, visit).map(({ word, what, index }) => {
      const isWhole = isResult && word === 'token'
      return {
        word: isWhole ? 'result' : word,
        sentence: `The site writes ${isWhole ? 'the whole result of activate, and with it the token,' : what} to the console.`,
        evidence: [value(`${how}, by ${url}`, around(text, index), 'nothing, or the reason alone')],
      }
    })
  })
  return verdictOn(problems, 'Neither a token, a key nor the user id was written to the console.', ['user-id'])
})
