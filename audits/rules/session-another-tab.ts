import type { JournalEntry } from '../../protocol/journal.ts'
import { acceptedUserIds, entriesIn, ofType } from './questions/look.ts'
import { timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { TABS } from '../scenes/tabs.ts'
import { securedPage } from './questions/secured.ts'
import type { Scene } from '../seen.ts'

export const sessionAnotherTab: Rule = {
  audit: 'session-another-tab',
  needs: { tabs: [TABS.signsIn, TABS.opensSecond, TABS.stays] },
  judge: ({ tabs }) => {
    if (securedPage(entriesIn(tabs, TABS.signsIn)) === undefined) {
      return couldNotTell('a secured visitor', 'The visitor was not secured in the first tab.')
    }
    const problems = [...notSecured(tabs), ...otherPerson(tabs), ...ended(tabs)]
    return verdictOn(problems, 'Both tabs were secured as the same person, and neither ended the other.')
  },
}

const notSecured = (tabs: Scene): readonly Problem[] => {
  const entries = entriesIn(tabs, TABS.opensSecond)
  if (securedPage(entries) !== undefined) return []
  const sentence = 'The customer was secured in the first tab, and not in the second one.'
  return [{ word: 'second-tab-not-secured', sentence, evidence: proof(tabs, ofType(entries, 'tag-loaded')) }]
}

const otherPerson = (tabs: Scene): readonly Problem[] => {
  const people = acceptedUserIds(entriesIn(tabs, TABS.signsIn, TABS.opensSecond, TABS.stays))
  if (people.length < 2) return []
  const sentence = 'The same customer was two people in two tabs.'
  return [{ word: 'two-people', sentence, evidence: [value('User ids', people.join(' and '), 'one'), ...proof(tabs)] }]
}

/** That both lose their identity when their session ends has nothing to do with tabs. */
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
