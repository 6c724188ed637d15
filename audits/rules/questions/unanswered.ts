/** Whether what a rule misses may only have been on its way. Then the rule says nothing against the site. */

import { seenIn } from './look.ts'
import { addressOf } from './same-page.ts'
import { couldNotTell, type Judgement } from '../../rule.ts'
import type { Scene, SeenRequest } from '../../seen.ts'
import { value } from '../../proof.ts'

/**
 * Null if the site's servers had answered every request of these steps. An address that did not answer in the `usual`
 * steps either, where nothing was missed, is one that is held open, as in long polling.
 */
export const unansweredIn = (
  scene: Scene,
  steps: readonly string[],
  usual: readonly string[] = [],
): Judgement | null => {
  const polls = unanswered(scene, usual).map(({ url }) => addressOf(url))
  const open = unanswered(scene, steps).filter((request) => !polls.includes(addressOf(request.url)))
  const [late] = open
  if (late === undefined) return null
  const address = addressOf(late.url)
  return couldNotTell(
    `an answer from ${address}`,
    `The page was still waiting for ${address} when the audit checked it, so the rule could not be judged.`,
    value('Requests without an answer', open.map(({ method, url }) => `${method} ${addressOf(url)}`).join(', ')),
  )
}

const unanswered = ({ requests }: Scene, steps: readonly string[]): readonly SeenRequest[] =>
  seenIn(requests, ...steps).filter(
    ({ wasOpenAtRest, isVendor, kind }) => wasOpenAtRest === true && !isVendor && (kind === 'fetch' || kind === 'xhr'),
  )
