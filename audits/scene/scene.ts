/** A browser of its own with a stage of its own, used step by step; whatever happens in it is written down. */

import type { BrowserContext, Page } from '@playwright/test'
import { attachRehearsal, type AttachedRehearsal } from '../../playwright-kit/attach.ts'
import { builtFile } from '../../playwright-kit/built-files.ts'
import { vendorUrl } from '../../playwright-kit/vendor-urls.ts'
import type { EndpointSeen, KeyFileSeen, Scene, SceneStep, Trouble } from '../seen.ts'
import type { SceneMeans, SignedIn } from './means.ts'
import { pictureOf, recordContext, type Recorder } from './recorder.ts'

/** What a scene is played with. */
export type Stand = {
  readonly context: BrowserContext
  /** Where the visitor is; another one after `goOn`. */
  readonly page: Page
  readonly iadvize: AttachedRehearsal
  readonly recorder: Recorder
  /** A step of the visitor's: what it began is waited for, a minute of page time long. */
  readonly step: (name: string, act: () => Promise<unknown>, options?: StepOptions) => Promise<void>
  readonly tellEndpoint: (seen: EndpointSeen) => void
  readonly tellKeyFiles: (seen: readonly KeyFileSeen[]) => void
}

export type StepOptions = {
  /** What the browser keeps is written down at its end. */
  readonly stores?: boolean
  readonly picture?: boolean
  /** How much time passes before the page is taken to be at rest; milliseconds of the page's clock, a minute when absent. */
  readonly restMs?: number
  /** Replaces the passing of time. */
  readonly rest?: () => Promise<unknown>
}

/** In words, for the sentence of somebody who reads why a step could not be made. */
class StepError extends Error {
  override readonly name = 'StepError'
  readonly trouble: Trouble
  constructor(trouble: Trouble) {
    super(trouble.sentence)
    this.trouble = trouble
  }
}

/** A site that asks its server every second would else be waited for an hour long, once for each second. */
const FULL_BEATS = 100

/** Late tags, retries and timers of the site have had their turn by then. */
const REST_MS = 60_000

/** Never rejects: what went wrong is the trouble of the scene. */
export const playScene = async (
  means: SceneMeans,
  play: (stand: Stand) => Promise<void>,
  storageState?: SignedIn,
): Promise<Scene> => {
  const found: Found = { endpoint: null, keyFiles: null }
  const lost: string[] = []
  const context = await means.browser.newContext({
    ...means.contextOptions,
    baseURL: means.url,
    ...(storageState === undefined ? {} : { storageState }),
  })
  const [iadvize, recorder] = await Promise.all([
    attachTo(context, means, lost),
    recordContext(context, builtFile('witness.js'), vendorUrl(means.hosts)),
  ])
  const page = await context.newPage()
  page.setDefaultTimeout(means.stepLimitMs)
  const steps: SceneStep[] = []
  const stand: Stand = {
    context,
    page,
    iadvize,
    recorder,
    step: stepsOf({ means, page, iadvize, recorder, steps, lost }),
    tellEndpoint: (seen) => {
      found.endpoint = seen
    },
    tellKeyFiles: (seen) => {
      found.keyFiles = seen
    },
  }
  const trouble = await play(stand).then(() => null, troubleOf)
  const journal = iadvize.entries()
  // An address of the vendor that the stand-in does not know is in the journal as well.
  await iadvize.close().catch(() => {})
  await context.close()
  return { ...recorder.recorded(), steps, journal, ...found, trouble }
}

const attachTo = (
  context: BrowserContext,
  { project, hosts }: SceneMeans,
  lost: string[],
): Promise<AttachedRehearsal> =>
  attachRehearsal(context, {
    project,
    hosts,
    fullBeats: FULL_BEATS,
    // A step that takes too long says so itself.
    onWaiting: () => {},
    onGivenUp: (sentence) => lost.push(`${sentence}: a script of the page never ends, or this machine is too busy`),
  })

type Found = { endpoint: EndpointSeen | null; keyFiles: readonly KeyFileSeen[] | null }

type StepMeans = Pick<Stand, 'page' | 'iadvize' | 'recorder'> & {
  readonly means: SceneMeans
  readonly steps: SceneStep[]
  /** Who did not answer for so long that time went on without them: what did not happen then says nothing of the site. */
  readonly lost: readonly string[]
}

const stepsOf =
  ({ means, page, iadvize, recorder, steps, lost }: StepMeans): Stand['step'] =>
  async (name, act, { restMs = REST_MS, rest = () => iadvize.passTime(restMs), ...what } = {}) => {
    const lastIndex = (): number => iadvize.entries().at(-1)?.index ?? 0
    const fromIndex = lastIndex()
    const startedAt = await timeOf(page)
    recorder.begin(name)
    try {
      await withLimit(act(), means.stepLimitMs * FACTOR, () => 'it did not end')
      const actedAt = await timeOf(page)
      const comeToRest = async (): Promise<void> => {
        await rest()
        await recorder.rest(page)
        await recorder.take(page, what)
      }
      await withLimit(comeToRest(), means.stepLimitMs * FACTOR, () => lost[0] ?? restless(recorder, name))
      if (lost[0] !== undefined) throw new Error(lost[0])
      steps.push({ name, fromIndex, toIndex: lastIndex(), startedAt, actedAt })
    } catch (error) {
      const sentence = sentenceOf(name, page, error)
      throw new StepError({ step: name, sentence, png: await pictureOf(page), isUnanswered: lost.length > 0 })
    }
  }

/** Page time and that of the stage are one. A page that does not answer has none. */
const timeOf = async (page: Page): Promise<number> => {
  const asked: { time: number } = { time: Date.now() }
  const ask = async (): Promise<void> => {
    asked.time = await page.evaluate(() => Date.now())
  }
  await withLimit(ask(), TIME_LIMIT_MS, () => 'no answer').catch(() => {})
  return asked.time
}

const TIME_LIMIT_MS = 2_000

/** What waits in vain says for what, before the step as a whole is given up; and at rest hours of page time are passed. */
const FACTOR = 2

/** Names what the page asks for most: whoever wants it to be audited has to know. */
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

const withLimit = async (work: Promise<unknown>, limitMs: number, says: () => string): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${says()} within ${limitMs / 1_000} s`)), limitMs)
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
  return `The step "${step}" could not be made on ${page.url()}: ${reason.join(', ')}.`
}
