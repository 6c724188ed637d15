import { entriesIn, ofType, activationsIn, type EntryOf } from '../look.ts'
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
      ...same(visit, 'kept-in-the-page', 'by the same page', onPage),
      ...same(
        visit,
        'kept-across-pages',
        'after a new page load, so it was kept by the server or by the browser',
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

const same = (visit: Scene, word: string, when: string, pairs: readonly Pair[]): readonly Problem[] =>
  pairs.slice(0, 1).map(({ before, answer }) => ({
    word,
    sentence: `The provider answered with a token that the tag had got before, ${when}.`,
    evidence: [
      value(`Token of a later call (${pairs.length} in all)`, answer.token ?? '', `another one than ${before.token}`),
      timeline(visit, 'The two calls that got the same token', [before, answer]),
    ],
  }))

/** The endpoint is well, and the first token is seconds old: whoever has none for the retry gives each page one only. */
const noSecond = (visit: Scene): readonly Problem[] =>
  activationsIn(entriesIn(visit, VISIT.isTriedAgain))
    .flatMap(({ answers: [first, ...others] }) => (first?.token ? others.filter(({ token }) => token === null) : []))
    .slice(0, 1)
    .map((answer) => ({
      word: 'none-for-a-retry',
      sentence: 'When the tag tried again, the provider had no second token.',
      evidence: [
        value('Answer to the second call', answer.optionType ?? answer.outcome, 'a token of its own'),
        timeline(visit, 'The call that got no token', [answer]),
      ],
    }))
