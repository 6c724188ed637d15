import { activationsIn, entriesIn, ofType, sinceStepOf, type EntryOf } from './questions/look.ts'
import { timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'
import type { Scene } from '../seen.ts'

type Answer = EntryOf<'provider-answered'>

export const activationMintsAnew: Rule = {
  audit: 'activation-mints-anew',
  needs: { visit: [VISIT.isTriedAgain] },
  judge: ({ visit }) => {
    const given = ofType(visit.journal, 'provider-answered').filter(({ token }) => token !== null)
    const repeated = given.flatMap((answer) => {
      const before = given.find(({ token, index }) => token === answer.token && index < answer.index)
      return before === undefined ? [] : [{ before, answer }]
    })
    const onPage = repeated.filter(({ before, answer }) => before.page === answer.page)
    const problems = [
      ...same(visit, IN_THE_PAGE, onPage),
      ...same(
        visit,
        ACROSS_PAGES,
        repeated.filter((pair) => !onPage.includes(pair)),
      ),
      ...noSecond(visit),
    ]
    const isAskedTwice = given.some(({ page, index }) =>
      given.some((other) => other.page === page && other.index > index),
    )
    if (problems.length === 0 && !isAskedTwice) {
      return couldNotTell('two calls of the provider on one page', 'No page gave the tag a token two times.')
    }
    return verdictOn(problems, `${given.length} calls of the provider answered with ${given.length} different tokens.`)
  },
}

type Pair = { readonly before: Answer; readonly answer: Answer }

type Keeping = { readonly word: string; readonly when: string }

const IN_THE_PAGE: Keeping = { word: 'kept-in-the-page', when: 'on the same page' }

const ACROSS_PAGES: Keeping = {
  word: 'kept-across-pages',
  when: 'on an earlier page, so it is kept by the server or by the browser',
}

const same = (visit: Scene, { word, when }: Keeping, pairs: readonly Pair[]): readonly Problem[] =>
  pairs.map(({ before, answer }) => ({
    word,
    sentence: `The provider answered with a token that the tag had been given before, ${when}.`,
    evidence: [
      value(`Token of a later call (${pairs.length} in all)`, String(answer.token), `another one than ${before.token}`),
      timeline(sinceStepOf(visit, before), 'The two calls that got the same token', [before, answer]),
    ],
  }))

/** The endpoint is well, and the first token is seconds old: whoever has none for the retry gives each page one only. */
const noSecond = (visit: Scene): readonly Problem[] =>
  activationsIn(entriesIn(visit, VISIT.isTriedAgain))
    .flatMap(({ answers: [first, ...others] }) => (first?.token ? others.filter(({ token }) => token === null) : []))
    .map((answer) => ({
      word: 'none-for-a-retry',
      sentence: 'When the tag tried again, the provider had no second token.',
      evidence: [
        value('Answer to the second call', answer.optionType ?? answer.outcome, 'a token of its own'),
        timeline(sinceStepOf(visit, answer), 'The call that got no token', [answer]),
      ],
    }))
