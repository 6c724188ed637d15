import { code } from '../proof.ts'
import { verdictOn, type Problem, type Audit } from '../rule.ts'
import { traceRule } from './questions/trace-rule.ts'
import { findToken } from './questions/traces.ts'

const SOURCES: readonly string[] = ['document', 'script']

export const audit: Audit = {
  title: 'No page or script is served with a token in it',
  rule: 'No page and no script is served with a token in it.',
  why: 'A page may be cached, saved or shared, and its token has expired by the time the tag asks for one.',
  source: {
    basis: 'inferred',
    page: 'SEED',
    says: 'The provider answers at the moment it is asked: a token that came with the page is the same each time.',
  },
  fix: {
    text: 'Let the page say that somebody is signed in, and let the endpoint say who.',
    code: { language: 'html', text: '<html data-signed-in="true">' },
  },
  worst: 'fail',
  weight: 2,
  place: 23,
  // The user id of the signed-in visitor is allowed: a page that a server renders often says whose page it is.
  ...traceRule(({ visit }) => {
    const problems = visit.requests
      .filter(({ kind }) => SOURCES.includes(kind))
      .flatMap(({ kind, url, answer }): readonly Problem[] => {
        const text = answer ?? ''
        const index = findToken(text, visit.tokens)
        if (index === null) return []
        const sentence = `A ${kind === 'script' ? 'script' : 'page'} was served with a token in it.`
        return [{ word: 'token', sentence, evidence: [code('Served with a token', url, { text, index })] }]
      })
    return verdictOn(problems, 'No page and no script was served with a token in it.')
  }),
}
