import { againIn, failingsOf, failureIn, untoldOf, type Again } from '../failed.ts'
import { timeline, value } from '../proof.ts'
import { verdictOn, type Problem, type Rule } from '../rule.ts'
import { FAILURE } from '../scenes/failure.ts'

const DEEDS: Readonly<Record<Again['how'], string>> = {
  'activates-again': 'called activate again',
  reloads: 'loaded the page again',
  'second-tag': 'loaded the tag again',
}

export const failureNoRetry: Rule = {
  audit: 'failure-no-retry',
  needs: { failure: [], reasons: [] },
  judge: (seen) => {
    const problems = failingsOf(seen).flatMap(({ why, scene }): readonly Problem[] => {
      const failedAt = failureIn(scene)?.at ?? 0
      return againIn(scene).map(({ how, entry }) => ({
        word: how,
        sentence: `The site ${DEEDS[how]} after an activation had failed.`,
        evidence: [
          timeline(scene, `What happened when the platform failed (${why})`, [entry]),
          value('After the failure', `${Math.round((entry.at - failedAt) / 1_000)} s later the site ${DEEDS[how]}`),
        ],
      }))
    })
    const good = 'The site took the failure as final: it did not call activate again for a day, and did not reload.'
    if (problems.length > 0) return verdictOn(problems.filter(isFirstOfItsKind), good)
    return untoldOf(seen, FAILURE.waits) ?? verdictOn([], good)
  },
}

const isFirstOfItsKind = ({ word }: Problem, index: number, all: readonly Problem[]): boolean =>
  all.findIndex((other) => other.word === word) === index
