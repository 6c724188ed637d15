/** Questions about activations that were made to fail. */

import type { JournalEntry } from '../../../protocol/journal.ts'
import { entriesIn, isAnonymousOption, ofType, seenIn, type EntryOf } from './look.ts'
import { couldNotTell, type Judgement } from '../../rule.ts'
import { FAILURE, REASON } from '../../scenes/failure.ts'
import { VISIT } from '../../scenes/visit.ts'
import type { PageLook, Scene, Seen } from '../../seen.ts'

/** `why` in words. The first is told at length, with a day, a next page and the sign-out; the others are one page each. */
export type Failing = { readonly why: string; readonly scene: Scene }

export const failingsOf = ({ failure, reasons }: Seen): readonly Failing[] => [
  { why: 'server error', scene: failure },
  ...reasonsOf(reasons),
]

export const reasonsOf = (reasons: Seen['reasons']): readonly Failing[] =>
  Object.entries(reasons).map(([why, scene]) => ({ why, scene }))

/** The steps in which the visitor stays on the page whose activation has failed. */
const STAYING = [FAILURE.signsIn, FAILURE.waits, REASON.opens] as const

/** The first one with a token that came to nothing. A call that the tag refuses by itself is none. */
export const failureIn = (scene: Scene): EntryOf<'activation-settled'> | undefined =>
  ofType(entriesIn(scene, ...STAYING), 'activation-settled').find(
    ({ code, attempts, optionType }) => code !== null && attempts > 0 && !isAnonymousOption(optionType),
  )

/** Calls of `activate`, and loads of the tag, that the visitor did not cause. */
export type Again = {
  readonly how: 'activates-again' | 'reloads' | 'second-tag' | 'moves-on'
  readonly entry: JournalEntry
}

export const againIn = (scene: Scene): readonly Again[] => {
  const failed = failureIn(scene)
  if (failed === undefined) return []
  const entries = entriesIn(scene, ...STAYING)
  const address = ofType(entries, 'tag-loaded').find(({ page }) => page === failed.page)?.url
  const after = entries.slice(entries.indexOf(failed) + 1)
  const isEnded = ofType(after, 'tag-ended').some(({ page }) => page === failed.page)
  return [
    ...ofType(after, 'activation-requested')
      .filter(({ page }) => page === failed.page)
      .map((entry) => ({ how: 'activates-again', entry }) as const),
    // Signing in may lead over several pages; the one that failed is there again.
    ...ofType(after, 'tag-loaded')
      .filter(({ url }) => url === address)
      .map((entry) => ({ how: isEnded ? 'second-tag' : 'reloads', entry }) as const),
    ...movedOn(scene, address).map((entry) => ({ how: 'moves-on', entry }) as const),
  ]
}

/** Calls on other pages than the one with that address, to which the site itself has led a visitor who does nothing. */
const movedOn = (scene: Scene, address: string | undefined): readonly EntryOf<'activation-requested'>[] => {
  const entries = entriesIn(scene, FAILURE.waits)
  const reached = ofType(entries, 'tag-loaded').filter(({ url }) => url !== address)
  return ofType(entries, 'activation-requested').filter(({ page }) => reached.some((loaded) => loaded.page === page))
}

/** Anonymous answers of a provider that had a token before. */
export const anonymousIn = (scene: Scene, ...steps: readonly string[]): readonly EntryOf<'provider-answered'>[] => {
  const answered = ofType(scene.journal, 'provider-answered')
  const first = answered.findIndex(({ optionType }) => optionType === 'SECURED_AUTHENTICATION')
  const later = first === -1 ? [] : answered.slice(first)
  const entries = entriesIn(scene, ...steps)
  return later.filter((answer) => isAnonymousOption(answer.optionType) && entries.includes(answer))
}

/** Whether the site has read that it failed. */
export const isNoticed = ({ results }: Scene): boolean =>
  results.some(({ status }) => status === 'authentication-failure')

/** What nobody has caught in these steps, or in the whole scene, and what does not happen when all is well. */
export const uncaughtIn = (scene: Scene, visit: Scene, ...steps: readonly string[]): readonly Uncaught[] => {
  const usual = thrownIn(visit, []).map(({ message }) => message)
  return thrownIn(scene, steps).filter(({ message }) => !usual.includes(message))
}

export type Uncaught = { readonly message: string; readonly where: string }

const thrownIn = (scene: Scene, steps: readonly string[]): readonly Uncaught[] => [
  ...(steps.length === 0 ? scene.errors : seenIn(scene.errors, ...steps)).map(({ message, url }) => ({
    message,
    where: url,
  })),
  // A page would have them as unhandled rejections, were it not for the tag.
  ...ofType(entriesIn(scene, ...steps), 'function-threw').map(({ message }) => ({
    message,
    where: 'a function that was given to iAdvizeInterface',
  })),
]

/** What has become of a page: of the same one, when all is well, it is `usual`. */
export type Harm = { readonly how: 'blank' | 'blocked'; readonly look: PageLook; readonly usual: PageLook }

/** Less than this part of what is usual: a sentence about the chat more or less is no harm. */
const LEFT = 0.5

export const harmIn = (scene: Scene, visit: Scene): readonly Harm[] =>
  comparedIn(scene, visit).flatMap(({ look, usual }): readonly Harm[] => {
    if (look.textLength < usual.textLength * LEFT) return [{ how: 'blank', look, usual }]
    return look.reachable < usual.reachable * LEFT ? [{ how: 'blocked', look, usual }] : []
  })

/** The visit has seen the same pages before anything went wrong; the sign-out leads to a page that is everybody's. */
export const comparedIn = (
  scene: Scene,
  visit: Scene,
): readonly { readonly look: PageLook; readonly usual: PageLook }[] =>
  scene.looks.flatMap((look) => {
    const usual = visit.looks.find(({ step, url }) => USUAL.includes(step) && url === look.url)
    return usual === undefined || look.step === FAILURE.signsOut ? [] : [{ look, usual }]
  })

const USUAL: readonly string[] = [VISIT.signsIn, VISIT.looksAround]

/** Says why nothing good can be said; null when all has been seen. */
export const untoldOf = (seen: Seen, ...steps: readonly string[]): Judgement | null => {
  const missing = steps.find((step) => !seen.failure.steps.some(({ name }) => name === step))
  const silent = failingsOf(seen).find(({ scene }) => failureIn(scene) === undefined)
  if (silent !== undefined) {
    return couldNotTell(
      'an activation that fails',
      silent.scene.trouble?.sentence ?? `No activation with a token failed where it was to fail with: ${silent.why}.`,
    )
  }
  if (missing === undefined) return null
  const never = `The site went on calling activate, so that it did not come to the step "${missing}".`
  return couldNotTell(`the step "${missing}"`, seen.failure.trouble?.sentence ?? never)
}
