import { ofType, sinceStepOf } from './questions/look.ts'
import { codeOf, timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Audit } from '../rule.ts'
import type { Scene } from '../seen.ts'
import { VISIT } from '../scenes/steps.ts'

export const audit: Audit = {
  title: 'activate is given a function that returns a token each time it is called',
  rule: 'The argument of activate is a function that returns { authenticationOption }.',
  why: 'The tag must be able to ask again: given a value, it has a single token, and the session cannot be renewed.',
  source: {
    basis: 'documented',
    page: 'SEED',
    says: 'The argument is a function, which may be called at any time for a refresh.',
  },
  fix: {
    text: 'Give activate the function itself, not what it returns.',
    code: {
      language: 'js',
      text: `await iAdvize.activate(provideToken)   // not: iAdvize.activate(await provideToken())`,
    },
  },
  worst: 'fail',
  weight: 3,
  place: 3,
  needs: { visit: [VISIT.signsIn] },
  judge: ({ visit }) => {
    const answers = ofType(visit.journal, 'provider-answered')
    const problems = noFunction(visit) ?? noOption(visit)
    if (problems.length === 0 && !answers.some(({ outcome }) => outcome === 'option')) {
      return couldNotTell('a provider that answers', 'No provider of the site was seen to answer the tag.')
    }
    return verdictOn(problems, 'activate was given a function, which returned an authenticationOption.')
  },
}

/** A wrong argument also explains invalid answers. Null if each call was given a function. */
const noFunction = (visit: Scene): readonly Problem[] | null => {
  const wrong = visit.calls.find(({ argument }) => argument !== 'function')
  if (wrong === undefined) return null
  const url = visit.documents.find(({ id }) => id === wrong.id)?.url ?? ''
  const became = invalidIn(visit).slice(0, 1)
  const evidence = [
    value(`Argument of activate on ${url}`, wrong.argument, 'function'),
    timeline(sinceStepOf(visit, became[0]), 'What happened next', became),
    ...codeOf(visit, url, { caption: 'The call', words: /\.activate\(/ }),
  ]
  return [
    {
      word: 'no-function',
      sentence: `activate was given something other than a function: ${wrong.argument}.`,
      evidence,
    },
  ]
}

const noOption = (visit: Scene): readonly Problem[] =>
  invalidIn(visit).map((entry) => ({
    word: 'no-option',
    sentence: `The function that activate was given returned no valid authenticationOption${entry.detail === undefined ? '' : `: ${entry.detail}`}.`,
    evidence: [
      ...(entry.detail === undefined ? [] : [value('What was returned instead of an option', entry.detail, entry.fix)]),
      value('Type of the option', entry.optionType ?? 'none', 'SECURED_AUTHENTICATION, and a token beside it'),
      timeline(sinceStepOf(visit, entry), 'The invalid answer', [entry]),
    ],
  }))

const invalidIn = ({ journal }: Scene) =>
  ofType(journal, 'provider-answered').filter(({ outcome }) => outcome === 'invalid')
