import type { JournalEntry } from '../../journal/entries.ts'
import { acceptedUserIds, entriesIn, ofType } from './questions/look.ts'
import { timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Audit } from '../rule.ts'
import { securedPage } from './questions/secured.ts'
import { livesInOneTab } from './questions/session-place.ts'
import { unansweredIn } from './questions/unanswered.ts'
import type { Scene } from '../seen.ts'
import { TABS, VISIT } from '../scenes/steps.ts'

export const audit: Audit = {
  title: 'A visitor with two tabs is the same authenticated person in both',
  rule: 'With the shop open in two tabs, both are secured as the same person, and neither ends the other.',
  why: 'Customers compare products in tabs. A tab that signs the other one out ends the conversation in both.',
  source: {
    basis: 'documented',
    page: 'INTRO',
    says: 'The same user is one visitor on several devices, browsers and domains.',
  },
  fix: {
    text: 'Treat every page load the same, whatever another tab has done, and never log out of the chat just to log in again.',
    code: {
      language: 'js',
      text: `if (isSignedIn) startChat()   // per page load; nothing about it in localStorage`,
    },
  },
  worst: 'fail',
  weight: 2,
  place: 4,
  needs: { visit: [VISIT.signsIn], tabs: [TABS.signsIn, TABS.opensSecond, TABS.stays] },
  judge: ({ visit, tabs }) => {
    if (securedPage(entriesIn(tabs, TABS.signsIn)) === undefined) {
      return couldNotTell('a secured visitor', 'The visitor was not secured in the first tab.')
    }
    const alone = livesInOneTab({ visit, tabs })
    if (alone !== null) return alone
    const isSecondSecured = securedPage(entriesIn(tabs, TABS.opensSecond)) !== undefined
    const late = isSecondSecured ? null : unansweredIn(tabs, [TABS.opensSecond], [TABS.signsIn])
    if (late !== null) return late
    const problems = [...notSecured(tabs), ...otherPerson(tabs), ...ended(tabs)]
    return verdictOn(problems, 'Both tabs were secured as the same person, and neither ended the other.')
  },
}

const notSecured = (tabs: Scene): readonly Problem[] => {
  const entries = entriesIn(tabs, TABS.opensSecond)
  if (securedPage(entries) !== undefined) return []
  const sentence = 'The customer was secured in the first tab, but not in the second one.'
  return [{ word: 'second-tab-not-secured', sentence, evidence: proof(tabs, ofType(entries, 'tag-loaded')) }]
}

const otherPerson = (tabs: Scene): readonly Problem[] => {
  const people = acceptedUserIds(entriesIn(tabs, TABS.signsIn, TABS.opensSecond, TABS.stays))
  if (people.length < 2) return []
  const sentence = 'The same customer had two identities in two tabs.'
  return [{ word: 'two-people', sentence, evidence: [value('User ids', people.join(' and '), 'one'), ...proof(tabs)] }]
}

/** If both tabs lose their identity when their session ends, that has nothing to do with tabs. */
const ended = (tabs: Scene): readonly Problem[] => {
  const refreshes = ofType(entriesIn(tabs, TABS.stays), 'refresh-settled')
  const lost = refreshes.filter(({ code }) => code !== null)
  const faults: readonly JournalEntry[] = [
    ...ofType(entriesIn(tabs, TABS.opensSecond), 'identity-cleared', 'logout-called'),
    ...(lost.length < refreshes.length ? lost : []),
  ]
  if (faults.length === 0) return []
  const sentence = 'With the site open in two tabs, one of them lost the identity of the customer.'
  return [{ word: 'identity-lost', sentence, evidence: proof(tabs, faults) }]
}

const proof = (tabs: Scene, faults: readonly JournalEntry[] = []) => [
  timeline(tabs, 'One customer in two tabs', faults.slice(0, 1)),
]
