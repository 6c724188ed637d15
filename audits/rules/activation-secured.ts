import { MINT_AT_EACH_CALL } from '../catalogue/code-samples.ts'
import { unseenBoxedTag } from './questions/boxed-tag.ts'
import {
  entriesIn,
  isAnonymousOption,
  lastTagPage,
  ofType,
  seenIn,
  tagPagesOf,
  type EntryOf,
} from './questions/look.ts'
import { unansweredIn } from './questions/unanswered.ts'
import { failureWords, picture, timeline, value } from '../proof.ts'
import { verdictOn, type Problem, type Audit } from '../rule.ts'
import type { Scene } from '../seen.ts'
import { VISIT } from '../scenes/steps.ts'

const { signsIn, looksAround } = VISIT

export const audit: Audit = {
  title: 'A signed-in visitor is authenticated in the chat',
  rule: 'For a visitor who has signed in, activate is called with SECURED_AUTHENTICATION and succeeds.',
  why: 'A customer who is not authenticated is asked again who they are and sees no history, and the agent cannot trust who is writing.',
  source: {
    basis: 'documented',
    page: 'AUTH',
    says: 'In authenticated mode the tag waits for an identity: the option SECURED_AUTHENTICATION with a token.',
  },
  fix: {
    text: 'In the function that you give to activate, return the option with a token from your backend.',
    code: { language: 'js', text: MINT_AT_EACH_CALL },
  },
  worst: 'fail',
  weight: 3,
  place: 1,
  needs: { visit: [signsIn, looksAround] },
  judge: ({ visit }) => {
    const settled = settledBehindForm(visit)
    const all = [...new Set([...settled, ...ofType(entriesIn(visit, looksAround), 'activation-settled')])]
    const isFinal = (entry: Settled): boolean => !isReplaced(entry, all)
    // A site with a boxed tag calls activate through the frame of that tag.
    const untold = unseenBoxedTag(visit) ?? unansweredIn(visit, [signsIn, looksAround], [VISIT.opens])
    if (all.length === 0 && untold !== null) return untold
    const problems = [
      ...anonymousOf(visit, all.filter(isFinal)),
      ...(settled.filter(isFinal).some(isSuccess)
        ? failedOnPages(visit)
        : [neverSecured(visit, settled.filter(isFinal))]),
    ]
    return verdictOn(problems, 'The visitor was secured after signing in, and on the pages with the chat.')
  },
}

type Settled = EntryOf<'activation-settled'>

const isSuccess = ({ code }: Settled): boolean => code === null

/** Replaced by a later call on the same page that tried with a token: the vendor documents pages that are anonymous first. */
const isReplaced = (entry: Settled, all: readonly Settled[]): boolean =>
  isAnonymousOption(entry.optionType) &&
  all
    .slice(all.indexOf(entry))
    .some(({ page, attempts, optionType }) => page === entry.page && attempts > 0 && !isAnonymousOption(optionType))

const settledBehindForm = (visit: Scene): readonly Settled[] => {
  const behindForm = seenIn(visit.documents, signsIn).filter(({ moment }) => moment === 'at rest')
  // The page behind the form may have no tag, but the pages with the chat have it.
  if (tagPagesOf(behindForm).length === 0) return ofType(entriesIn(visit, looksAround), 'activation-settled')
  // The sign-in form is usually on a page of its own, which an anonymous visitor opens.
  const page = lastTagPage(visit, signsIn)
  return ofType(entriesIn(visit, signsIn), 'activation-settled').filter((entry) => entry.page === page)
}

const CAPTION = 'What the visitor did, and what happened'

const proof = (visit: Scene, faults: readonly Settled[]) => [
  timeline(visit, CAPTION, faults),
  ...picture(visit, signsIn, 'The page after signing in'),
]

const anonymousOf = (visit: Scene, settled: readonly Settled[]): readonly Problem[] => {
  const anonymous = settled.filter((entry) => isSuccess(entry) && entry.optionType !== 'SECURED_AUTHENTICATION')
  if (anonymous.length === 0) return []
  const sentence = 'A visitor who had signed in was activated anonymously.'
  return [{ word: 'anonymous', sentence, evidence: proof(visit, anonymous) }]
}

const neverSecured = (visit: Scene, [first]: readonly Settled[]): Problem => {
  if (first !== undefined) {
    const sentence = `The activation after signing in failed: ${failureWords(first)}.`
    return { word: 'failed', sentence, evidence: proof(visit, [first]) }
  }
  // The browser reports these calls even if the tag could not reach the platform.
  const calls = seenIn(visit.calls, signsIn, looksAround)
  return {
    word: 'no-activation',
    sentence: 'No activation was completed after the sign-in.',
    evidence: [value('Calls of activate after signing in', String(calls.length), '1 a page'), ...proof(visit, [])],
  }
}

/** Addresses where the visitor was activated but never secured. */
const failedOnPages = (visit: Scene): readonly Problem[] => {
  const entries = entriesIn(visit, looksAround)
  const loaded = ofType(entries, 'tag-loaded')
  return [...new Set(loaded.map(({ url }) => url))].flatMap((url) => {
    const pages = loaded.filter((entry) => entry.url === url).map(({ page }) => page)
    const every = ofType(entries, 'activation-settled').filter(({ page }) => pages.includes(page))
    const settled = every.filter((entry) => !isReplaced(entry, every))
    const [failure] = settled
    if (failure === undefined || settled.some(isSuccess)) return []
    const sentence = `The activation failed on a page of the signed-in visitor: ${failureWords(failure)}`
    return [{ word: 'failed-on-a-page', sentence, at: `on ${url}`, evidence: [timeline(visit, CAPTION, [failure])] }]
  })
}
