import { acceptedUserIds, entriesIn, ofType } from './questions/look.ts'
import { failureWords, timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { TABS } from '../scenes/tabs.ts'
import { VISIT } from '../scenes/visit.ts'
import type { Scene } from '../seen.ts'
import { anonymousAnswersIn } from './questions/secured.ts'

const STAYS = [VISIT.stays, VISIT.staysLonger] as const

/** Somebody who stays: for two sessions after a page whose first attempt failed, and for one after pages without trouble. */
type Story = { readonly scene: Scene; readonly before: readonly string[]; readonly stays: readonly string[] }

export const sessionRefresh: Rule = {
  audit: 'session-refresh',
  needs: { visit: STAYS, tabs: [TABS.stays] },
  judge: ({ visit, tabs }) => {
    const stories: readonly Story[] = [
      { scene: tabs, before: [TABS.signsIn, TABS.opensSecond], stays: [TABS.stays] },
      { scene: visit, before: [VISIT.signsIn, VISIT.looksAround, VISIT.isTriedAgain, VISIT.comesBack], stays: STAYS },
    ]
    const problems = stories.flatMap((story) => [...lost(story), ...anonymous(story), ...otherPerson(story)])
    const good = 'Twice the session of the chat ended, and each time the visitor was secured again as the same person.'
    if (problems.length > 0) return verdictOn(problems, good)
    const without = STAYS.find((step) => ofType(entriesIn(visit, step), 'refresh-settled').length === 0)
    if (without !== undefined) {
      const sentence = `No session of the chat was renewed in the step "${without}".`
      return couldNotTell('a secured visitor who stays on a page', sentence, timeline(visit, 'The whole visit'))
    }
    return acceptedUserIds(entriesIn(visit, ...STAYS)).length > 0
      ? verdictOn([], good)
      : couldNotTell(
          "the brand's public key",
          'The visitor stayed secured, but the tokens could not be opened to see as whom.',
        )
  },
}

const lost = ({ scene, stays }: Story): readonly Problem[] => {
  const ended = ofType(entriesIn(scene, ...stays), 'refresh-settled').find(({ code }) => code !== null)
  if (ended === undefined) return []
  const sentence = `When the session of the chat ended, the visitor lost their identity: ${failureWords(ended)}.`
  return [{ word: 'identity-lost', sentence, evidence: [timeline(scene, CAPTION, [ended])] }]
}

const anonymous = ({ scene, stays }: Story): readonly Problem[] => {
  const answers = anonymousAnswersIn(entriesIn(scene, ...stays))
  if (answers.length === 0) return []
  const sentence = 'When the session of the chat ended, the provider answered with the anonymous option.'
  return [{ word: 'anonymous', sentence, evidence: [timeline(scene, CAPTION, answers)] }]
}

const otherPerson = ({ scene, before, stays }: Story): readonly Problem[] => {
  const known = acceptedUserIds(entriesIn(scene, ...before)).slice(-1)
  const other = acceptedUserIds(entriesIn(scene, ...stays)).find((id) => known.some((one) => one !== id))
  if (other === undefined) return []
  const sentence = 'When the session of the chat ended, the visitor was secured again as somebody else.'
  const evidence = [value('User id after the refresh', other, known.join(' ')), timeline(scene, CAPTION)]
  return [{ word: 'another-person', sentence, evidence }]
}

const CAPTION = 'A visitor who stays longer than the session of the chat'
