import { acceptedUserIds } from './questions/look.ts'
import { value } from '../proof.ts'
import { verdictOn, type Problem } from '../rule.ts'
import { endpointRule } from './questions/token-endpoint.ts'
import { around, findWord } from './questions/traces.ts'

const SHORTEST = 2

export const tokenEndpointIdentity = endpointRule('token-endpoint-identity', ({ asked, url, method }, seen) => {
  const words = [...(seen.about.visitors[0] ?? []), ...acceptedUserIds(seen.visit.journal)]
  const { pathname, search } = new URL(url)
  const places = [
    { word: 'in-the-address', where: 'address', text: `${pathname}${search}` },
    { word: 'in-the-body', where: 'body', text: asked.sent ?? '' },
  ]
  const problems = places.flatMap(({ word, where, text }) =>
    words.flatMap((known): readonly Problem[] => {
      const index = findWord(text, known, SHORTEST)
      if (index === null) return []
      return [
        {
          word,
          sentence: `The ${where} of the request for the token says who the visitor is`,
          at: known,
          evidence: [value(`${where} of ${method} ${url}`, around(text, index), 'nothing about the visitor')],
        },
      ]
    }),
  )
  return verdictOn(problems, 'Neither the address nor the body of the request for the token names the visitor.')
})
