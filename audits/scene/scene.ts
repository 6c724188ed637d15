/** A browser context with a stage of its own, used step by step. Everything that happens in it is recorded. */

import type { BrowserContext, Page } from '@playwright/test'
import { attachRehearsal, type AttachedRehearsal } from '../../playwright-kit/attach.ts'
import { builtFile } from '../../playwright-kit/built-files.ts'
import { vendorUrl } from '../../protocol/vendor-urls.ts'
import type { EndpointSeen, KeyFileSeen, Scene, SceneStep, Trouble } from '../seen.ts'
import type { SceneDeps, SignedIn } from './deps.ts'
import { busyness, slownessOf } from './busyness.ts'
import { uncover } from './cover.ts'
import { restoreTab } from './tab-storage.ts'
import { pictureOf, recordContext, type Recorder } from './recorder.ts'

/** What a scene is played with. */
export type Stand = {
  readonly context: BrowserContext
  readonly page: Page
  readonly iadvize: AttachedRehearsal
  readonly recorder: Recorder
  /** Plays a step of the visitor's, then passes a minute of page time and waits for what the step began. */
  readonly step: (name: string, act: () => Promise<unknown>, options?: StepOptions) => Promise<void>
  readonly tellEndpoint: (seen: EndpointSeen) => void
  readonly tellKeyFiles: (seen: readonly KeyFileSeen[]) => void
}

export type StepOptions = {
  /** Records what the browser stores at the end of the step. */
  readonly stores?: boolean
  readonly picture?: boolean
  /** Closes what covers the page at the end of the step, if possible. What happens then belongs to no step. */
  readonly uncovers?: boolean
  /** How much time passes until the page counts as at rest, in milliseconds of page time; a minute when absent. */
  readonly restMs?: number
  /** Replaces the passing of time. `CUT` means that the site went on for longer than it is watched. */
  readonly rest?: () => Promise<unknown>
  /** How long the rest may take, in milliseconds of real time. */
  readonly restLimitMs?: number
}

export const CUT = Symbol('cut')

/** The page is not at the address that the journey names. The message is the sentence for the user. */
export class AddressError extends Error {
  override readonly name = 'AddressError'
}

/** Its sentence tells the user why a step failed. */
class StepError extends Error {
  override readonly name = 'StepError'
  readonly trouble: Trouble
  constructor(trouble: Trouble) {
    super(trouble.sentence)
    this.trouble = trouble
  }
}

/**
 * How many calls of a timer keep their interval. With more, a site that asks its server every second would be waited for
 * 3,600 times an hour.
 */
const FULL_BEATS = 100

/** Long, so that a machine on which a dozen browsers start at once does not look like a page that cannot answer. */
const ANSWER_LIMIT_MS = 30_000

/** Enough for a closing window to disappear. */
const CLOSING_MS = 1_000

/** Enough for late tags, retries and timers of the site. */
export const REST_MS = 60_000

/** A step that fails does not reject: it becomes the `trouble` of the scene. */
export const playScene = async (
  deps: SceneDeps,
  play: (stand: Stand) => Promise<void>,
  signedIn?: SignedIn,
): Promise<Scene> => {
  const found: Found = { endpoint: null, keyFiles: null }
  const lost: Lost[] = []
  const waited = { ms: 0 }
  const startedAt = performance.now()
  const context = await newContext(deps, signedIn)
  const [iadvize, recorder] = await Promise.all([
    attachTo(context, deps, { lost, waited }),
    recordContext(context, builtFile('witness.js'), vendorUrl(deps.hosts)),
  ])
  const page = await context.newPage()
  const slowness = slownessOf(performance.now() - startedAt)
  page.setDefaultTimeout(Math.round(deps.stepLimitMs * slowness))
  const steps: SceneStep[] = []
  const stand: Stand = {
    context,
    page,
    iadvize,
    recorder,
    step: stepsOf({ deps, page, iadvize, recorder, steps, lost, waited, slowness }),
    tellEndpoint: (seen) => {
      found.endpoint = seen
    },
    tellKeyFiles: (seen) => {
      found.keyFiles = seen
    },
  }
  if (signedIn !== undefined) await restoreTab(page, signedIn.tab).catch(() => {})
  const trouble = await play(stand).then(() => null, troubleOf)
  const journal = iadvize.entries()
  // Must come before the context is closed, which makes open requests fail.
  const recorded = recorder.recorded()
  // Closing rejects for an address of the vendor that the stand-in does not know. The journal has that address as well.
  await iadvize.close().catch(() => {})
  await context.close()
  return { ...recorded, steps, journal, ...found, trouble }
}

const newContext = ({ browser, contextOptions, url }: SceneDeps, signedIn?: SignedIn): Promise<BrowserContext> =>
  browser.newContext({
    ...contextOptions,
    baseURL: url,
    ...(signedIn === undefined ? {} : { storageState: signedIn.state }),
  })

const attachTo = (
  context: BrowserContext,
  { project, hosts }: SceneDeps,
  { lost, waited }: { readonly lost: Lost[]; readonly waited: { ms: number } },
): Promise<AttachedRehearsal> =>
  attachRehearsal(context, {
    project,
    hosts,
    fullBeats: FULL_BEATS,
    answerLimitMs: ANSWER_LIMIT_MS,
    // A step that takes too long has an error of its own.
    onWaiting: () => {},
    onGivenUp: (sentence, address) => lost.push({ sentence, address }),
    onWaited: (ms) => (waited.ms += ms),
  })

/** Something that did not answer, so that time went on without it. `address` is set if it is an address of the site. */
type Lost = { readonly sentence: string; readonly address: string | undefined }

type Found = { endpoint: EndpointSeen | null; keyFiles: readonly KeyFileSeen[] | null }

type StepDeps = Pick<Stand, 'page' | 'iadvize' | 'recorder'> & {
  readonly deps: SceneDeps
  readonly steps: SceneStep[]
  /** What did not answer, so that time went on without it. What failed to happen then says nothing about the site. */
  readonly lost: readonly Lost[]
  /** How long time has waited for the site's servers and for the machine so far, in milliseconds of real time. */
  readonly waited: { readonly ms: number }
  readonly slowness: number
}

const stepsOf =
  ({ deps, page, iadvize, recorder, steps, lost, waited, slowness }: StepDeps): Stand['step'] =>
  async (
    name,
    act,
    { restMs = REST_MS, rest = () => iadvize.passTime(restMs), uncovers = false, restLimitMs, ...what } = {},
  ) => {
    const lastIndex = (): number => iadvize.entries().at(-1)?.index ?? 0
    const fromIndex = lastIndex()
    const startedAt = await iadvize.now()
    recorder.begin(name)
    try {
      const limitMs = limitOf(deps.stepLimitMs * FACTOR * slowness, waited)
      await withLimit(act(), limitMs, () => 'it did not end')
      const actedAt = await iadvize.now()
      const rested: { end: unknown } = { end: null }
      const comeToRest = async (): Promise<void> => {
        rested.end = await rest()
        await recorder.rest(page)
        await recorder.take(page, what)
      }
      const restsMs = restLimitMs === undefined ? limitMs : limitOf(restLimitMs * slowness, waited)
      await withLimit(comeToRest(), restsMs, () => lost[0]?.sentence ?? restless(recorder, name))
      if (lost[0] !== undefined) throw new Error(lost[0].sentence)
      const isCut = rested.end === CUT
      steps.push({ name, fromIndex, toIndex: lastIndex(), startedAt, actedAt, ...(isCut ? { isCut } : {}) })
      const pass = (): Promise<unknown> => iadvize.passTime(CLOSING_MS)
      if (uncovers) await uncover({ page, lookAgain: () => recorder.lookAgain(page), pass }).catch(() => {})
    } catch (error) {
      throw new StepError({ step: name, ...(await whyNot(error, { name, page, lost, browser: deps.browser })) })
    }
  }

type Failed = Pick<StepDeps, 'page' | 'lost'> & Pick<SceneDeps, 'browser'> & { readonly name: string }

const whyNot = async (error: unknown, { name, page, lost, browser }: Failed): Promise<Omit<Trouble, 'step'>> => {
  const isOfJourney = error instanceof AddressError
  const busy = isOfJourney || lost.length > 0 ? null : await busyness(browser)
  const sentence = isOfJourney ? error.message : `${sentenceOf(name, page, error)}${busy ?? ''}`
  const isUnanswered = lost.length > 0 || busy !== null
  const unanswered = lost[0]?.address === undefined ? {} : { unanswered: lost[0].address }
  return { sentence, png: await pictureOf(page), isUnanswered, isOfJourney, ...unanswered }
}

/**
 * A step gets longer than a single wait, so that a failed wait is reported first. Its rest gets as long, because hours
 * of page time may pass.
 */
const FACTOR = 2

/** Names what the page asks for most, so that the reader knows what to stop. */
const restless = (recorder: Recorder, step: string): string => {
  const asked = new Map<string, number>()
  for (const { url, step: during } of recorder.recorded().requests) {
    const address = url.replace(/[?#].*$/, '')
    if (during === step) asked.set(address, (asked.get(address) ?? 0) + 1)
  }
  const [[address, count] = ['', 0]] = [...asked].toSorted(([, one], [, other]) => other - one)
  const most = count < MANY ? '' : ` (it asked for ${address} ${count} times)`
  return `the page${most} did not come to rest`
}

const MANY = 20

/** Time spent waiting for others extends the limit, because it does not show that the page is restless. */
const limitOf = (ownMs: number, waited: StepDeps['waited']): (() => number) => {
  const before = waited.ms
  return () => ownMs + Math.min(waited.ms - before, LONGEST_WAIT_MS)
}

/** Four attempts, each with a token that takes half a minute, and the page's other requests. */
const LONGEST_WAIT_MS = 150_000

const withLimit = async (work: Promise<unknown>, limitMs: () => number, says: () => string): Promise<void> => {
  const startedAt = performance.now()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    const look = (): void => {
      const leftMs = startedAt + limitMs() - performance.now()
      if (leftMs > 0) timer = setTimeout(look, leftMs)
      else reject(new Error(`${says()} within ${Math.round(limitMs() / 1_000)} s`))
    }
    look()
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

const troubleOf = (error: unknown): Trouble => {
  if (error instanceof StepError) return error.trouble
  throw error
}

const sentenceOf = (step: string, page: Page, error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error)
  const [line = ''] = message.split('\n')
  const awaited = /^\s*- ((?:waiting for|navigating to) .*)$/m.exec(message)?.[1]
  const reason = [line.replace(/\.$/, '') || 'no reason was given', ...(awaited === undefined ? [] : [awaited])]
  return `The step "${step}" failed on ${page.url()}: ${reason.join(', ')}.`
}
