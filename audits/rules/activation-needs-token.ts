import type { JournalEntry } from '../../journal/entries.ts'
import { isAnonymousAsUsual } from './questions/anonymous-first.ts'
import {
  activationsIn,
  entriesIn,
  isAnonymousOption,
  ofType,
  sinceStepOf,
  stepOf,
  type AskedActivation,
} from './questions/look.ts'
import { picture, timeline } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Audit } from '../rule.ts'
import type { Scene } from '../seen.ts'
import { NO_TOKEN } from '../scenes/steps.ts'

export const audit: Audit = {
  title: 'A customer for whom the site has no token does not chat anonymously',
  rule: "When the site's own sign-in or its token endpoint fails, activate is not called, or its provider rejects. If there is no token, activating anonymously only warns, because the vendor documents it. After activate has failed, it breaks the rule.",
  why: 'In an anonymous chat a known customer becomes unknown: they are asked who they are, and see no history.',
  source: {
    basis: 'documented',
    page: 'SEED',
    says: 'When the sign-in of the site fails, it is recommended not to call activate. The alternative is to activate anonymously.',
  },
  fix: {
    text: 'Let the provider reject when there is no token, or get the first token before you call activate; add no anonymous branch.',
    code: {
      language: 'js',
      text: `const firstToken = await mintToken().catch(() => null)
if (firstToken === null) return   // no chat, and the page goes on
await iAdvize.activate(provideToken)`,
    },
  },
  worst: 'fail',
  weight: 2,
  place: 7,
  needs: { visit: [], noToken: [] },
  // A provider that rejects, throws or returns nothing causes the failure that the vendor documents, and no one is
  // anonymous. Only a visitor who becomes anonymous is a problem here.
  judge: ({ visit, noToken }) => {
    const { endpoint } = visit
    if (endpoint === null || noToken.steps.length === 0) {
      return couldNotTell('the token endpoint of the site', noToken.trouble?.sentence ?? NO_ENDPOINT)
    }
    const without = activationsIn(noToken.journal).filter(({ answers }) =>
      answers.some(
        (answer) =>
          isAnonymousOption(answer.optionType) &&
          !isAnonymousAsUsual(answer, noToken, { visit, who: whoIn(noToken, answer) }),
      ),
    )
    const problems = without.map((activation) => problemOf(noToken, activation))
    const { origin, pathname } = new URL(endpoint.url)
    const asked = noToken.requests.filter(({ url }) => url.startsWith(`${origin}${pathname}`))
    if (problems.length === 0 && !asked.some(({ status }) => status === 500)) {
      return couldNotTell(
        'a page that asks for a token',
        'The page that was opened did not ask its endpoint for a token.',
      )
    }
    const chosen = [ANONYMOUS.word, ANONYMOUS_STRANGER.word]
    return verdictOn(problems, 'Without a token, and without a sign-in, nobody was activated anonymously.', chosen)
  },
}

const whoIn = (noToken: Scene, entry: JournalEntry): 'customer' | 'stranger' =>
  entriesIn(noToken, NO_TOKEN.cannotSignIn).includes(entry) ? 'stranger' : 'customer'

const problemOf = (noToken: Scene, activation: AskedActivation): Problem => {
  const { requested, answers } = activation
  const isStranger = whoIn(noToken, requested) === 'stranger'
  const failed = failedBefore(noToken, activation)
  const kind = failed.length > 0 ? AFTER_A_FAILURE : isStranger ? ANONYMOUS_STRANGER : ANONYMOUS
  const step = stepOf(noToken, requested)?.name ?? NO_TOKEN.opens
  return {
    ...kind,
    evidence: [
      timeline(sinceStepOf(noToken, requested), 'What followed the failure', [...failed, requested, ...answers]),
      ...picture(noToken, step, isStranger ? 'The page without a sign-in' : 'The page without a token'),
    ],
  }
}

/** Calls on the same page that had failed before. After one of them, going anonymous is a fallback from a failed activation. */
const failedBefore = ({ journal }: Scene, { requested }: AskedActivation) =>
  ofType(journal.slice(0, journal.indexOf(requested)), 'activation-settled').filter(
    ({ page, code }) => page === requested.page && code !== null,
  )

const NO_ENDPOINT = 'No request of the pages fetched the token, so its endpoint could not be made to fail.'

const AFTER_A_FAILURE = {
  word: 'anonymous-after-a-failure',
  sentence: 'After activate had failed because there was no token, the site activated the customer anonymously.',
} as const

const ANONYMOUS = {
  word: 'anonymous',
  sentence: 'Without a token a customer was activated anonymously, which the vendor allows but does not recommend.',
} as const

const ANONYMOUS_STRANGER = {
  word: 'anonymous-without-sign-in',
  sentence:
    'A visitor who could not sign in was activated anonymously, which the vendor allows but does not recommend.',
} as const
