import { MINT_AT_EACH_CALL } from '../catalogue/code-samples.ts'
import { acceptedUserIds, entriesIn, ofType } from './questions/look.ts'
import { failureWords, timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Audit } from '../rule.ts'
import type { Scene } from '../seen.ts'
import { anonymousAnswersIn } from './questions/secured.ts'
import { endsWithThePage } from './questions/session-place.ts'
import { TABS, VISIT } from '../scenes/steps.ts'

const STAYS = [VISIT.stays, VISIT.staysLonger] as const

/**
 * A visitor who stays: for two sessions after a page whose first attempt failed, or for one session after pages without
 * trouble.
 */
type Story = { readonly scene: Scene; readonly before: readonly string[]; readonly stays: readonly string[] }

export const audit: Audit = {
  title: 'The visitor stays authenticated when the chat session is refreshed',
  rule: 'When the session of the platform ends, the provider answers again, and the visitor stays secured as the same person.',
  why: 'If the identity is lost in mid-conversation, the agent no longer knows who is writing, or the conversation ends before the answer comes.',
  source: {
    basis: 'documented',
    page: 'FAQ',
    says: 'The identity must be verified again when the session ends: after 60 minutes by default, 7 for a bank.',
  },
  fix: {
    text: 'The provider must be able to answer for as long as the page lives: no once-only flag, no stored token.',
    code: { language: 'js', text: MINT_AT_EACH_CALL },
  },
  worst: 'fail',
  weight: 3,
  place: 1,
  needs: { visit: STAYS, tabs: [TABS.stays] },
  judge: ({ visit, tabs }) => {
    const stories: readonly Story[] = [
      { scene: tabs, before: [TABS.signsIn, TABS.opensSecond], stays: [TABS.stays] },
      { scene: visit, before: [VISIT.signsIn, VISIT.looksAround, VISIT.isTriedAgain, VISIT.comesBack], stays: STAYS },
    ]
    const problems = stories.flatMap((story) => [...lost(story), ...anonymous(story), ...otherPerson(story)])
    const good = 'The session of the chat ended twice, and each time the visitor was secured again as the same person.'
    if (problems.length > 0) return verdictOn(problems, good)
    const without = STAYS.find((step) => ofType(entriesIn(visit, step), 'refresh-settled').length === 0)
    if (without !== undefined) {
      const sentence = `No session of the chat was renewed in the step "${without}".`
      const untold = couldNotTell('a secured visitor who stays on a page', sentence, timeline(visit, 'The whole visit'))
      return endsWithThePage(visit) ?? untold
    }
    return acceptedUserIds(entriesIn(visit, ...STAYS)).length > 0
      ? verdictOn([], good)
      : couldNotTell(
          "the brand's public key",
          'The visitor stayed secured, but the tokens could not be opened to see who they were for.',
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
