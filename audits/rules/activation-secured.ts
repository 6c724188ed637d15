import { unseenBoxedTag } from './questions/boxed-tag.ts'
import { entriesIn, ofType, seenIn, tagPagesOf, type EntryOf } from './questions/look.ts'
import { failureWords, picture, timeline, value } from '../proof.ts'
import { verdictOn, type Problem, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'
import type { Scene } from '../seen.ts'

const { signsIn, looksAround } = VISIT

export const activationSecured: Rule = {
  audit: 'activation-secured',
  needs: { visit: [signsIn, looksAround] },
  judge: ({ visit }) => {
    const settled = settledBehindForm(visit)
    const all = [...new Set([...settled, ...ofType(entriesIn(visit, looksAround), 'activation-settled')])]
    // The site calls activate through the frame of a boxed tag, where it has one.
    const unseen = all.length === 0 ? unseenBoxedTag(visit) : null
    if (unseen !== null) return unseen
    const problems = [
      ...anonymousOf(visit, all),
      ...(settled.some(isSuccess) ? failedOnPages(visit) : [neverSecured(visit, settled)]),
    ]
    return verdictOn(problems, 'The visitor was secured after signing in, and on the pages with the chat.')
  },
}

type Settled = EntryOf<'activation-settled'>

const isSuccess = ({ code }: Settled): boolean => code === null

const settledBehindForm = (visit: Scene): readonly Settled[] => {
  const behindForm = seenIn(visit.documents, signsIn).filter(({ moment }) => moment === 'at rest')
  const signingIn = entriesIn(visit, signsIn)
  // The form to sign in is on a page of its own, most often, and of a stranger.
  const { page } = ofType(signingIn, 'tag-loaded').at(-1) ?? {}
  // The page behind it may have no tag; those with the chat have it.
  return tagPagesOf(behindForm).length > 0
    ? ofType(signingIn, 'activation-settled').filter((entry) => entry.page === page)
    : ofType(entriesIn(visit, looksAround), 'activation-settled')
}

const CAPTION = 'What the visitor did, and what became of it'

const proof = (visit: Scene, faults: readonly Settled[]) => [
  timeline(visit, CAPTION, faults),
  ...picture(visit, signsIn, 'The page after signing in'),
]

const anonymousOf = (visit: Scene, settled: readonly Settled[]): readonly Problem[] => {
  const anonymous = settled.filter((entry) => isSuccess(entry) && entry.optionType !== 'SECURED_AUTHENTICATION')
  if (anonymous.length === 0) return []
  const sentence = 'A visitor who has signed in was activated anonymously.'
  return [{ word: 'anonymous', sentence, evidence: proof(visit, anonymous) }]
}

const neverSecured = (visit: Scene, [first]: readonly Settled[]): Problem => {
  if (first !== undefined) {
    const sentence = `The activation after signing in failed: ${failureWords(first)}.`
    return { word: 'failed', sentence, evidence: proof(visit, [first]) }
  }
  // The browser has them also where the tag could not tell its platform.
  const calls = seenIn(visit.calls, signsIn, looksAround)
  return {
    word: 'no-activation',
    sentence: 'No activation ended after signing in.',
    evidence: [value('Calls of activate after signing in', String(calls.length), '1 a page'), ...proof(visit, [])],
  }
}

/** Addresses on which the visitor tried, and was secured by none of the tags. */
const failedOnPages = (visit: Scene): readonly Problem[] => {
  const entries = entriesIn(visit, looksAround)
  const loaded = ofType(entries, 'tag-loaded')
  return [...new Set(loaded.map(({ url }) => url))].flatMap((url) => {
    const pages = loaded.filter((entry) => entry.url === url).map(({ page }) => page)
    const settled = ofType(entries, 'activation-settled').filter(({ page }) => pages.includes(page))
    const [failure] = settled
    if (failure === undefined || settled.some(isSuccess)) return []
    const sentence = `The activation failed on a page of the signed-in visitor: ${failureWords(failure)}`
    return [{ word: 'failed-on-a-page', sentence, at: `on ${url}`, evidence: [timeline(visit, CAPTION, [failure])] }]
  })
}
