import { MINT_AT_EACH_CALL } from '../catalogue/code-samples.ts'
import { activationsIn, entriesIn, ofType, sinceStepOf, type EntryOf } from './questions/look.ts'
import { isMintedInOneSecond } from './questions/one-second.ts'
import { endsWithThePage } from './questions/session-place.ts'
import { timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Audit } from '../rule.ts'
import type { Scene } from '../seen.ts'
import { VISIT } from '../scenes/steps.ts'

type Answer = EntryOf<'provider-answered'>

export const audit: Audit = {
  title: 'The page fetches a new token each time the tag asks for one',
  rule: 'Two calls of the provider return two different tokens.',
  why: 'A token lives for a minute. A stored one is refused at the retry or the refresh, and the customer loses the chat.',
  source: {
    basis: 'inferred',
    page: 'SEED',
    says: 'The function can be called at any time for a refresh; a token lives for one minute, so only a new one will do.',
  },
  fix: {
    text: 'Request the token inside the function, and do not keep the answer.',
    code: { language: 'js', text: MINT_AT_EACH_CALL },
  },
  worst: 'fail',
  weight: 3,
  place: 4,
  needs: { visit: [VISIT.isTriedAgain] },
  judge: ({ visit }) => {
    const given = ofType(visit.journal, 'provider-answered').filter(({ token }) => token !== null)
    const repeated = given.flatMap((answer) => {
      const before = given.find(({ token, index }) => token === answer.token && index < answer.index)
      return before === undefined || isMintedInOneSecond(visit, answer.token) ? [] : [{ before, answer }]
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
    const twice = given.filter(({ page, index }) => given.some((other) => other.page === page && other.index > index))
    if (problems.length === 0 && twice.length === 0) {
      const untold = couldNotTell('two calls of the provider on one page', 'No page gave the tag more than one token.')
      return endsWithThePage(visit) ?? untold
    }
    if (problems.length === 0 && twice.every(({ token }) => isMintedInOneSecond(visit, token))) {
      const sentence =
        'The endpoint answered each call within one second with the same signed token, which it may have minted anew each time.'
      return couldNotTell('two calls of the provider in two seconds of the server', sentence)
    }
    const different = new Set(given.map(({ token }) => token)).size
    return verdictOn(problems, `${given.length} calls of the provider answered with ${different} different tokens.`)
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
      value(
        `Token of a later call (${pairs.length} in all)`,
        String(answer.token),
        `a token other than ${before.token}`,
      ),
      timeline(sinceStepOf(visit, before), 'The two calls that got the same token', [before, answer]),
    ],
  }))

/**
 * In this step the endpoint works, and the first token is seconds old. A provider that has no token for the retry gives
 * each page only one. A call that timed out is not counted, because its answer may have been on the way.
 */
const noSecond = (visit: Scene): readonly Problem[] =>
  activationsIn(entriesIn(visit, VISIT.isTriedAgain))
    .flatMap(({ answers: [first, ...others] }) =>
      first?.token ? others.filter(({ token, outcome }) => token === null && outcome !== 'timed-out') : [],
    )
    .map((answer) => ({
      word: 'none-for-a-retry',
      sentence: 'When the tag tried again, the provider had no second token.',
      evidence: [
        value('Answer to the second call', answer.optionType ?? answer.outcome, 'a token of its own'),
        timeline(sinceStepOf(visit, answer), 'The call that got no token', [answer]),
      ],
    }))
