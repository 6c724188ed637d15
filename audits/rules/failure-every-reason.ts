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
import { couldNotTell, verdictOn, type Problem, type Audit } from '../rule.ts'
import type { Scene } from '../seen.ts'
import { REASON } from '../scenes/steps.ts'

/** These only warn, as they do if a site behaves like this for every reason. */
const ADVICE: readonly string[] = ['again-for-some', 'error-for-some', 'unnoticed-for-some']

/** What a site may do after a failure, and how it is seen. A good site does none of it. */
const CONDUCT: readonly {
  readonly word: string
  readonly deed: string
  readonly isSeen: (scene: Scene, visit: Scene) => boolean
}[] = [
  {
    word: 'anonymous-for-some',
    deed: 'activates anonymously',
    isSeen: (scene, visit) => anonymousIn(scene, visit, REASON.opens).length > 0,
  },
  { word: 'again-for-some', deed: 'tries again', isSeen: (scene) => againIn(scene).length > 0 },
  {
    word: 'error-for-some',
    deed: 'throws an uncaught error',
    isSeen: (scene, visit) => uncaughtIn(scene, visit).length > 0,
  },
  {
    word: 'harm-for-some',
    deed: 'leaves the page unusable',
    isSeen: (scene, visit) => harmIn(scene, visit).length > 0,
  },
  { word: 'unnoticed-for-some', deed: 'does not notice the failure', isSeen: (scene) => !isNoticed(scene) },
]

export const audit: Audit = {
  title: 'The page treats every failed activation alike, whatever the reason',
  rule: 'Whatever the reason for the failure, known or unknown, the site does the same: it starts no chat. A retry, an uncaught error or an unread result for some reasons only warns; a fallback or a broken page for some breaks the rule.',
  why: "The vendor's pages word one reason in two ways and shorten another, so code that compares texts misses some failures.",
  source: {
    basis: 'inferred',
    page: 'FAQ',
    says: 'The FAQ lists reasons and calls one of them several possible errors; two pages word the same case differently.',
  },
  fix: {
    text: 'Decide by the status alone. The reason is only for people who read the log.',
    code: {
      language: 'js',
      text: `const isSecured = authentication.status === 'authentication-success'
if (!isSecured) console.warn(\`The chat is not available: \${authentication.reason}\`)`,
    },
  },
  worst: 'fail',
  weight: 2,
  place: 7,
  needs: { visit: [], reasons: [REASON.opens] },
  judge: ({ visit, reasons }) => {
    const failings = reasonsOf(reasons).flatMap((failing) =>
      [failureIn(failing.scene)].flatMap((failed) => (failed === undefined ? [] : { ...failing, told: failed.reason })),
    )
    const silent = reasonsOf(reasons).find(({ why }) => failings.every((failing) => failing.why !== why))
    if (silent !== undefined) {
      return couldNotTell(
        'an activation that fails',
        `The audit made activations fail ("${silent.why}"), but no activation with a token did.`,
      )
    }
    const problems = CONDUCT.flatMap(({ word, deed, isSeen }): readonly Problem[] => {
      const those = failings.filter(({ scene }) => isSeen(scene, visit))
      const others = failings.filter((failing) => !those.includes(failing))
      if (those.length === 0 || others.length === 0) return []
      const sentence = `The site ${deed} when the reason is ${listOf(those)}, but not when it is ${listOf(others)}.`
      return [{ word, sentence, evidence: those.flatMap((told) => proofOf(told, visit)) }]
    })
    const good = `The site did the same for each reason: ${failings.map(({ why }) => why).join(', ')}.`
    return verdictOn(problems, good, ADVICE)
  },
}

/** `told` is the reason that the site was given. */
type Told = Failing & { readonly told: string | null }

const listOf = (failings: readonly Told[]): string => failings.map(({ told }) => `"${told}"`).join(' or ')

const proofOf = ({ why, scene, told }: Told, visit: Scene) => [
  value('Reason', `"${told}"`),
  timeline(scene, `What happened when the platform failed (${why})`, [
    ...anonymousIn(scene, visit, REASON.opens),
    ...againIn(scene).map(({ entry }) => entry),
  ]),
  ...picture(scene, REASON.opens, 'The page afterwards'),
]
