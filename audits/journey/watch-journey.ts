/** Watches a person sign in and out once, and finds out what the journey must do. Sends nothing to the vendor. */

import type { BrowserContext, Page } from '@playwright/test'
import { isSameTarget, type Step, type Target } from '../../playwright-kit/recorder/steps.ts'
import { watchPerson, type Watcher } from '../../playwright-kit/recorder/watch.ts'
import { vendorUrl } from '../../protocol/vendor-urls.ts'
import { visitorFieldsOf, type WatchedJourney } from './write-journey.ts'

export type Watching = {
  /** Must not have any pages yet. */
  readonly context: BrowserContext
  readonly url: string
  /** Hosts of the brand's own that serve nothing but the tag. */
  readonly hosts: readonly string[]
  /** Shows the sentence, and resolves with the person's answer. */
  readonly ask: (sentence: string) => Promise<string>
}

/** What the person is told, in this order. */
export const TASKS = {
  arrives: 'The site is open. Do what a new visitor has to do first, such as closing a banner, but do not sign in yet.',
  signsIn: 'Sign in now, until you see that you are.',
  signsOut: 'Sign out now, until you see that you are.',
} as const

export const watchJourney = async ({ context, url, hosts, ask }: Watching): Promise<WatchedJourney> => {
  await context.route(vendorUrl(hosts), (route) => route.abort())
  const watcher = await watchPerson(context)
  await (await context.newPage()).goto(url, { waitUntil: 'domcontentloaded' })
  await ask(TASKS.arrives)
  const arrives = await watcher.take()
  const asStranger = await signsOn(watcher, context)
  await ask(TASKS.signsIn)
  const signsIn = await watcher.take()
  const asVisitor = await signsOn(watcher, context)
  await ask(TASKS.signsOut)
  const signsOut = await watcher.take()
  const afterwards = await signsOn(watcher, context)
  return {
    url,
    arrives,
    signsIn: withAddress(signsIn, asStranger.url),
    signsOut,
    signedInSign: chooseSign(asVisitor.landmarks, asStranger.landmarks, [
      ...clicked(signsOut),
      ...impersonal(asVisitor.landmarks, signsIn),
    ]),
    signedOutSign: chooseSign(afterwards.landmarks, asVisitor.landmarks, [
      ...clicked(signsIn),
      ...asStranger.landmarks,
      ...afterwards.landmarks,
    ]),
    chatPages: asVisitor.hasSnippet ? [asVisitor.url] : [],
  }
}

type Signs = { readonly url: string; readonly landmarks: readonly Target[]; readonly hasSnippet: boolean }

/** The signs on the page that the person used last. */
const signsOn = async (watcher: Watcher, context: BrowserContext): Promise<Signs> => {
  const page = context.pages().at(-1)
  if (page === undefined) return { url: '', landmarks: [], hasSnippet: false }
  return { url: page.url(), landmarks: await watcher.landmarks(page), hasSnippet: await hasSnippet(page) }
}

const hasSnippet = (page: Page): Promise<boolean> =>
  page.evaluate(() => 'iAdvizeInterface' in window).catch(() => false)

/** A part that does not open a page itself begins where the previous part ended, so it must open that address first. */
const withAddress = (steps: readonly Step[], url: string): readonly Step[] =>
  steps[0]?.kind === 'go' ? steps : [{ kind: 'go', url }, ...steps]

const clicked = (steps: readonly Step[]): readonly Target[] =>
  steps.flatMap((step) => (step.kind === 'click' && step.frame === null ? [step.target] : []))

/** The first wanted target that is there now and was not before. */
const chooseSign = (present: readonly Target[], before: readonly Target[], wanted: readonly Target[]): Target | null =>
  wanted.find(
    (target) => present.some((one) => isSameTarget(one, target)) && !before.some((one) => isSameTarget(one, target)),
  ) ?? null

const SHORTEST_PART = 3

/** Drops targets with the visitor's name or address, which another visitor does not see. */
const impersonal = (targets: readonly Target[], signsIn: readonly Step[]): readonly Target[] => {
  const parts = visitorFieldsOf(signsIn).flatMap(({ value }) => value.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  const known = parts.filter(({ length }) => length >= SHORTEST_PART)
  return targets.filter(
    (target) => !('name' in target && known.some((part) => target.name.toLowerCase().includes(part))),
  )
}
