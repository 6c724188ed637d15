import { ofType, sinceStepOf } from './questions/look.ts'
import { codeOf, timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'
import type { Scene } from '../seen.ts'

export const activationProvider: Rule = {
  audit: 'activation-provider',
  needs: { visit: [VISIT.signsIn] },
  judge: ({ visit }) => {
    const answers = ofType(visit.journal, 'provider-answered')
    const problems = noFunction(visit) ?? noOption(visit)
    if (problems.length === 0 && !answers.some(({ outcome }) => outcome === 'option')) {
      return couldNotTell('a provider that answers', 'No provider of the site was seen to answer the tag.')
    }
    return verdictOn(problems, 'activate got a function, which answered with an authenticationOption.')
  },
}

/** It explains the invalid answers as well. Null where each call got a function. */
const noFunction = (visit: Scene): readonly Problem[] | null => {
  const wrong = visit.calls.find(({ argument }) => argument !== 'function')
  if (wrong === undefined) return null
  const url = visit.documents.find(({ id }) => id === wrong.id)?.url ?? ''
  const became = invalidIn(visit).slice(0, 1)
  const evidence = [
    value(`Argument of activate on ${url}`, wrong.argument, 'function'),
    timeline(sinceStepOf(visit, became[0]), 'What became of it', became),
    ...codeOf(visit, url, { caption: 'The call', words: /\.activate\(/ }),
  ]
  return [{ word: 'no-function', sentence: `activate was given no function but this: ${wrong.argument}.`, evidence }]
}

const noOption = (visit: Scene): readonly Problem[] =>
  invalidIn(visit).map((entry) => ({
    word: 'no-option',
    sentence: 'The function that activate was given answered with no valid authenticationOption.',
    evidence: [
      value('Type of the option', entry.optionType ?? 'none', 'SECURED_AUTHENTICATION, and a token beside it'),
      timeline(sinceStepOf(visit, entry), 'The answer that was none', [entry]),
    ],
  }))

const invalidIn = ({ journal }: Scene) =>
  ofType(journal, 'provider-answered').filter(({ outcome }) => outcome === 'invalid')
