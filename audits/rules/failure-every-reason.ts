import {
  againIn,
  anonymousIn,
  failureIn,
  harmIn,
  isNoticed,
  reasonsOf,
  uncaughtIn,
  type Failing,
} from './questions/failed.ts'
import { picture, timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { REASON } from '../scenes/failure.ts'
import type { Scene } from '../seen.ts'

/** What a site may do about a failure, and how it is proved; a good one does nothing of it. */
const CONDUCT: readonly {
  readonly word: string
  readonly deed: string
  readonly isSeen: (scene: Scene, visit: Scene) => boolean
}[] = [
  {
    word: 'anonymous-for-some',
    deed: 'activates anonymously',
    isSeen: (scene) => anonymousIn(scene, REASON.opens).length > 0,
  },
  { word: 'again-for-some', deed: 'tries again', isSeen: (scene) => againIn(scene).length > 0 },
  {
    word: 'error-for-some',
    deed: 'throws an error into the page',
    isSeen: (scene, visit) => uncaughtIn(scene, visit).length > 0,
  },
  {
    word: 'harm-for-some',
    deed: 'makes the page useless',
    isSeen: (scene, visit) => harmIn(scene, visit).length > 0,
  },
  { word: 'unnoticed-for-some', deed: 'does not notice the failure', isSeen: (scene) => !isNoticed(scene) },
]

export const failureEveryReason: Rule = {
  audit: 'failure-every-reason',
  needs: { visit: [], reasons: [REASON.opens] },
  judge: ({ visit, reasons }) => {
    const failings = reasonsOf(reasons).flatMap((failing) =>
      [failureIn(failing.scene)].flatMap((failed) => (failed === undefined ? [] : { ...failing, told: failed.reason })),
    )
    const silent = reasonsOf(reasons).find(({ why }) => failings.every((failing) => failing.why !== why))
    if (silent !== undefined) {
      return couldNotTell(
        'an activation that fails',
        `No activation with a token failed where it was to fail with: ${silent.why}.`,
      )
    }
    const problems = CONDUCT.flatMap(({ word, deed, isSeen }): readonly Problem[] => {
      const those = failings.filter(({ scene }) => isSeen(scene, visit))
      const others = failings.filter((failing) => !those.includes(failing))
      if (those.length === 0 || others.length === 0) return []
      const sentence = `The site ${deed} when the reason is ${listOf(those)}, and not when it is ${listOf(others)}.`
      return [{ word, sentence, evidence: those.flatMap(proofOf) }]
    })
    return verdictOn(problems, `The site did the same for each reason: ${failings.map(({ why }) => why).join(', ')}.`)
  },
}

/** `told` is the reason that the site was told. */
type Told = Failing & { readonly told: string | null }

const listOf = (failings: readonly Told[]): string => failings.map(({ told }) => `"${told}"`).join(' or ')

const proofOf = ({ why, scene, told }: Told) => [
  value('Reason', `"${told}"`),
  timeline(scene, `What happened when the platform failed (${why})`, [
    ...anonymousIn(scene, REASON.opens),
    ...againIn(scene).map(({ entry }) => entry),
  ]),
  ...picture(scene, REASON.opens, 'The page afterwards'),
]
