/** Questions about what happened to a page: whether it is still complete, and whether a visitor can continue from it. */

import type { Evidence } from '../../finding.ts'
import { picture, value } from '../../proof.ts'
import type { Problem } from '../../rule.ts'
import type { PageLook, Scene } from '../../seen.ts'
import { comparedIn, harmIn, type Harm } from './failed.ts'
import { seenIn } from './look.ts'
import { VISIT } from '../../scenes/steps.ts'

/** The scene with only the looks of these steps. */
export const within = (scene: Scene, steps: readonly string[]): Scene => ({
  ...scene,
  looks: seenIn(scene.looks, ...steps),
})

/** Pages that have lost their content or their controls. */
export const harmedIn = (scene: Scene, visit: Scene, ...steps: readonly string[]): readonly Harm[] =>
  harmIn(within(scene, steps), visit)

/** Whether any page of these steps was also seen in the visit, for comparison. */
export const isCompared = (scene: Scene, visit: Scene, ...steps: readonly string[]): boolean =>
  comparedIn(within(scene, steps), visit).length > 0

/**
 * Pages from which no visitor can continue: there is nothing to read or nothing to click, wherever the site has led the
 * visitor. A page of the site that says what is wrong, or a form to sign in again, is not a dead end.
 */
export const deadEndsIn = (scene: Scene, visit: Scene, ...steps: readonly string[]): readonly PageLook[] => {
  const usual = seenIn(visit.looks, VISIT.signsIn, VISIT.looksAround)
  // A single control may be that of the chat.
  const hasControls = usual.some(({ reachable }) => reachable > 1)
  return seenIn(scene.looks, ...steps).filter(
    ({ textLength, reachable }) => textLength === 0 || (hasControls && reachable === 0),
  )
}

/** `when` begins the sentence: "When the activation failed". */
export const harmProblem = ({ how, look, usual }: Harm, when: string, of: Shown): Problem =>
  how === 'blank'
    ? {
        word: 'blank-page',
        sentence: `${when}, a page lost its content`,
        at: placeOf(look, of),
        evidence: [
          value('Characters of text', String(look.textLength), `about ${usual.textLength}`),
          ...shownFor(look, of),
        ],
      }
    : {
        word: 'blocked-page',
        sentence: `${when}, links and buttons of a page could no longer be reached`,
        at: placeOf(look, of),
        evidence: [
          value('Links, buttons and fields within reach', String(look.reachable), String(usual.reachable)),
          ...shownFor(look, of),
        ],
      }

export const deadEndProblem = (look: PageLook, when: string, of: Shown): Problem => ({
  word: 'dead-end',
  sentence: `${when}, the visitor came to a page with nothing to ${look.textLength === 0 ? 'read' : 'click'}`,
  at: placeOf(look, of),
  evidence: [
    value('Characters of text', String(look.textLength), 'some'),
    value('Links, buttons and fields within reach', String(look.reachable), 'some'),
    ...shownFor(look, of),
  ],
})

/** Where the page was seen. `why` follows its address. */
type Shown = { readonly scene: Scene; readonly why?: string }

const placeOf = ({ url }: PageLook, { why }: Shown): string => (why === undefined ? url : `${url} (${why})`)

const shownFor = ({ step }: PageLook, { scene }: Shown): readonly Evidence[] => picture(scene, step, 'The page')
