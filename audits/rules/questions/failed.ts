/** Questions about activations that were made to fail. */

import type { JournalEntry } from '../../../journal/entries.ts'
import { entriesIn, isAnonymousOption, ofType, seenIn, type EntryOf } from './look.ts'
import { couldNotTell, type Judgement } from '../../rule.ts'
import { isAnonymousAsUsual } from './anonymous-first.ts'
import { atSamePage, isSamePage } from './same-page.ts'
import type { PageLook, Scene, Seen, SeenResult } from '../../seen.ts'
import { FAILURE, REASON, VISIT } from '../../scenes/steps.ts'

/**
 * `why` is the reason in words. The first failure is watched for a day, on a next page and at the sign-out; each other
 * one on a single page.
 */
export type Failing = { readonly why: string; readonly scene: Scene }

export const failingsOf = ({ failure, reasons }: Pick<Seen, 'failure' | 'reasons'>): readonly Failing[] => [
  { why: 'server error', scene: failure },
  ...reasonsOf(reasons),
]

export const reasonsOf = (reasons: Seen['reasons']): readonly Failing[] =>
  Object.entries(reasons).map(([why, scene]) => ({ why, scene }))

/** The steps in which the visitor stays on the page whose activation has failed. */
const STAYING = [FAILURE.signsIn, FAILURE.waits, REASON.opens] as const

/** The first activation with a token that failed. A call that the tag itself refuses does not count. */
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
  const loaded = ofType(entries, 'tag-loaded').find(({ page }) => page === failed.page)
  const isThere = ({ url }: { readonly url: string }): boolean => loaded !== undefined && isSamePage(url, loaded.url)
  const after = entries.slice(entries.indexOf(failed) + 1)
  const isEnded = ofType(after, 'tag-ended').some(({ page }) => page === failed.page)
  return [
    ...ofType(after, 'activation-requested')
      .filter(({ page }) => page === failed.page)
      .map((entry) => ({ how: 'activates-again', entry }) as const),
    // Signing in may lead over several pages. Only another load of the page that failed counts.
    ...ofType(after, 'tag-loaded')
      .filter(isThere)
      .map((entry) => ({ how: isEnded ? 'second-tag' : 'reloads', entry }) as const),
    ...movedOn(scene, isThere).map((entry) => ({ how: 'moves-on', entry }) as const),
  ]
}

/** Calls on other pages, to which the site led the visitor although the visitor did nothing. */
const movedOn = (
  scene: Scene,
  isThere: (loaded: EntryOf<'tag-loaded'>) => boolean,
): readonly EntryOf<'activation-requested'>[] => {
  const entries = entriesIn(scene, FAILURE.waits)
  const reached = ofType(entries, 'tag-loaded').filter((loaded) => !isThere(loaded))
  return ofType(entries, 'activation-requested').filter(({ page }) => reached.some((loaded) => loaded.page === page))
}

/** Anonymous answers of a provider that had a token before, except on pages that begin anonymously anyway. */
export const anonymousIn = (
  scene: Scene,
  visit: Scene,
  ...steps: readonly string[]
): readonly EntryOf<'provider-answered'>[] => {
  const answered = ofType(scene.journal, 'provider-answered')
  const first = answered.findIndex(({ optionType }) => optionType === 'SECURED_AUTHENTICATION')
  const later = first === -1 ? [] : answered.slice(first)
  const entries = entriesIn(scene, ...steps)
  return later.filter(
    (answer) =>
      isAnonymousOption(answer.optionType) &&
      entries.includes(answer) &&
      !isAnonymousAsUsual(answer, scene, { visit, who: 'customer' }),
  )
}

/**
 * Whether the site has read that the activation failed, or has written the result to the console, as the vendor's sample
 * does.
 */
export const isNoticed = ({ results, copies, lines }: Scene): boolean =>
  results.filter(isFailure).length > copies.filter(isFailure).length ||
  lines.some(({ text }) => text.includes('"authentication-failure"'))

const isFailure = ({ status, optionType }: SeenResult): boolean =>
  status === 'authentication-failure' && !isAnonymousOption(optionType)

/** Uncaught errors in these steps, or in the whole scene, that do not also happen when nothing fails. */
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
  // Without the tag, the page would have these as unhandled rejections.
  ...ofType(entriesIn(scene, ...steps), 'function-threw').map(({ message }) => ({
    message,
    where: 'a function that was given to iAdvizeInterface',
  })),
]

/** What happened to a page. `usual` is the same page when nothing fails. */
export type Harm = { readonly how: 'blank' | 'blocked'; readonly look: PageLook; readonly usual: PageLook }

/** A page with less than this share of what is usual is harmed. A sentence about the chat more or less is no harm. */
const LEFT = 0.5

export const harmIn = (scene: Scene, visit: Scene, ...before: readonly string[]): readonly Harm[] =>
  comparedIn(scene, visit, ...before).flatMap(({ look, usual }): readonly Harm[] => {
    if (look.textLength < usual.textLength * LEFT) return [{ how: 'blank', look, usual }]
    return isBlocked(look, usual) ? [{ how: 'blocked', look, usual }] : []
  })

/** A page that only hides its single control, that of the chat, takes nothing else from the visitor. */
const isBlocked = ({ reachable, controls }: PageLook, usual: PageLook): boolean =>
  reachable < usual.reachable * LEFT && (usual.reachable > 1 || controls > reachable)

/**
 * Each look with the visit's look at the same page, without a failure. `before` are more steps of the visit in which the page was
 * as usual. The page after the sign-out is left out: everybody sees it.
 */
export const comparedIn = (
  scene: Scene,
  visit: Scene,
  ...before: readonly string[]
): readonly { readonly look: PageLook; readonly usual: PageLook }[] =>
  scene.looks.flatMap((look) => {
    // An address may show more to a visitor who has just signed in, so it is compared with the look that has the least text.
    const [usual] = atSamePage(seenIn(visit.looks, ...USUAL, ...before), look.url).toSorted(
      (one, other) => one.textLength - other.textLength,
    )
    return usual === undefined || look.step === FAILURE.signsOut ? [] : [{ look, usual }]
  })

const USUAL: readonly string[] = [VISIT.signsIn, VISIT.looksAround]

/** Why the rule cannot pass; null if everything was seen. */
export const untoldOf = (seen: Seen, ...steps: readonly string[]): Judgement | null => {
  const missing = steps.find((step) => !seen.failure.steps.some(({ name }) => name === step))
  const silent = failingsOf(seen).find(({ scene }) => failureIn(scene) === undefined)
  if (silent !== undefined) {
    return couldNotTell(
      'an activation that fails',
      silent.scene.trouble?.sentence ??
        `The audit made activations fail ("${silent.why}"), but no activation with a token did.`,
    )
  }
  if (missing !== undefined) {
    const never = `The step "${missing}" was not reached.`
    return couldNotTell(`the step "${missing}"`, seen.failure.trouble?.sentence ?? never)
  }
  const cut = failingsOf(seen).find(({ scene }) => scene.steps.some(({ name, isCut }) => isCut && watched(name, steps)))
  if (cut === undefined) return null
  const sentence = `The site kept calling activate for longer than it was watched (${cut.why}), so what it did afterwards was not seen.`
  return couldNotTell('an end of the calls of activate', sentence)
}

/** The other reasons have a single step each, which every claim covers, like the first step of the main failure. */
const watched = (name: string, steps: readonly string[]): boolean =>
  [...steps, FAILURE.signsIn, REASON.opens].includes(name)
