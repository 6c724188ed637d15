import { value } from '../proof.ts'
import { verdictOn, type Problem, type Audit } from '../rule.ts'
import { traceRule } from './questions/trace-rule.ts'
import { around, tracesIn } from './questions/traces.ts'

export const audit: Audit = {
  title: "No token and no key is written to the browser's console",
  rule: "Neither a token nor a key is written to the console; the user id only warns. The whole result of activate contains the token, but writing it breaks no rule, because the vendor's sample does so.",
  why: 'Error monitoring collects the console, and with it the identities of customers.',
  source: {
    basis: 'documented',
    page: 'SEED',
    says: "The result holds the option with the token, and the vendor's sample writes it to the console: outside of a sample, write the reason alone.",
  },
  fix: {
    text: 'Log the reason, never the result.',
    code: { language: 'js', text: 'console.warn(`The chat is not available: ${authentication.reason}`)' },
  },
  worst: 'fail',
  weight: 2,
  place: 22,
  ...traceRule(({ visit }) => {
    const lines = visit.lines.map(({ text, url, level }) => ({ text, url, how: `console, level ${level}` }))
    const errors = visit.errors.map(({ message, url }) => ({ text: message, url, how: 'console, an uncaught error' }))
    const traces = [...lines, ...errors].flatMap((line) =>
      tracesIn(line.text, visit).map((trace) => ({ ...line, ...trace, isResult: isResultWith(trace.word, line.text) })),
    )
    const problems = traces
      .filter(({ isResult }) => !isResult)
      .map(({ word, what, text, index, url, how }): Problem => ({
        word,
        sentence: `The site writes ${what} to the console.`,
        evidence: [value(`${how}, by ${url}`, around(text, index), 'nothing, or the reason alone')],
      }))
    const good = 'Neither a token, a key nor the user id was written to the console'
    const sample =
      ", except in the result of activate, which the vendor's sample also writes; the reason alone is enough"
    return verdictOn(problems, `${good}${traces.length === 0 ? '' : sample}.`, ['user-id'])
  }),
}

/** The whole result of `activate`, which contains the token. */
const isResultWith = (word: string, text: string): boolean =>
  word === 'token' && /"authentication-(?:success|failure)"/.test(text)
