import { ofType, sinceStepOf } from './questions/look.ts'
import { timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'

export const activationOnce: Rule = {
  audit: 'activation-once',
  // Where a site is one page, the second of two people comes to the tag of the first.
  needs: { visit: [VISIT.looksAround, VISIT.comesBack], people: [] },
  judge: ({ visit, people }) => {
    const scenes = [visit, people]
    // Which of the two it is depends on whether the first call has ended by then, which is a matter of chance.
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
        value('Calls that were refused for it', String(refused.length), '0'),
      ],
    }))
    if (ofType(visit.journal, 'activation-requested').length === 0) {
      return couldNotTell('a call of activate', 'No page was seen to call activate.')
    }
    return verdictOn(problems, 'No page called activate while it was activated or about to be.')
  },
}
