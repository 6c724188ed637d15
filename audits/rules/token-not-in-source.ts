import { acceptedUserIds } from './questions/look.ts'
import { code } from '../proof.ts'
import { verdictOn, type Problem } from '../rule.ts'
import { traceRule } from './questions/trace-rule.ts'
import { findToken, findWord } from './questions/traces.ts'

/** Shorter ids are in pages by chance: prices, years, numbers of products. */
const SHORTEST_ID = 8

const SOURCES: readonly string[] = ['document', 'script']

export const tokenNotInSource = traceRule('token-not-in-source', ({ visit, about }) => {
  // An address or a name may well be on a page of the customer's.
  const userIds = acceptedUserIds(visit.journal).filter((id) => !about.visitors.flat().includes(id))
  const problems = visit.requests
    .filter(({ kind }) => SOURCES.includes(kind))
    .flatMap(({ kind, url, answer }) => {
      const text = answer ?? ''
      return [
        { word: 'token', what: 'a token', index: findToken(text, visit.tokens) },
        ...userIds.map((id) => ({ word: 'user-id', what: 'the user id', index: findWord(text, id, SHORTEST_ID) })),
      ].flatMap(({ word, what, index }): readonly Problem[] => {
        if (index === null) return []
        const sentence = `A ${kind === 'script' ? 'script' : 'page'} was served with ${what} in it.`
        return [{ word, sentence, evidence: [code(`Served with ${what}`, url, { text, index })] }]
      })
    })
  return verdictOn(problems, 'No page and no script was served with a token or a user id in it.')
})
