import { ofType, sinceStepOf } from './questions/look.ts'
import { timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Audit } from '../rule.ts'
import { VISIT } from '../scenes/steps.ts'

export const audit: Audit = {
  title: 'A page activates the chat once, or logs out before it activates again',
  rule: 'A page calls activate once; for another identity it calls logout first, and awaits both.',
  why: 'The second call is refused, and code that takes this for a failure hides a chat that works.',
  source: {
    basis: 'documented',
    page: 'FAQ',
    says: '"Can\'t activate twice, please logout first" after a success; a call during another one is refused as well.',
  },
  fix: {
    text: 'Call it in one place, once per page load. To change the identity, log out and await it.',
    code: {
      language: 'js',
      text: `await iAdvize.logout()
await iAdvize.activate(provideToken)`,
    },
  },
  worst: 'fail',
  weight: 2,
  place: 5,
  // On a site that is a single page, the second of two people meets the tag of the first.
  needs: { visit: [VISIT.looksAround, VISIT.comesBack], people: [] },
  judge: ({ visit, people }) => {
    const scenes = [visit, people]
    // It is a matter of chance which of the two codes it is: that depends on whether the first call has already ended.
    const refused = scenes.flatMap((scene) =>
      ofType(scene.journal, 'activation-settled')
        .filter(({ code }) => code === 'ALREADY_ACTIVATED' || code === 'LOGIN_ALREADY_ONGOING')
        .map((entry) => ({ scene, entry })),
    )
    const problems = refused.map(({ scene, entry }) => ({
      word: 'second-call',
      sentence: 'A page called activate again without logging out',
      at: `"${entry.reason}"`,
      evidence: [
        timeline(sinceStepOf(scene, entry), 'The answer to the call that was one too many', [entry]),
        value('Calls that were refused for this reason', String(refused.length), '0'),
      ],
    }))
    if (ofType(visit.journal, 'activation-requested').length === 0) {
      return couldNotTell('a call of activate', 'No page was seen to call activate.')
    }
    return verdictOn(problems, 'No page called activate while it was activated or about to be.')
  },
}
