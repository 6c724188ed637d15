/** Writes down what a browser does, step by step. */

import type { BrowserContext, Page } from '@playwright/test'
import type { BrowsedMessage, DocumentFacts, WitnessedWindow } from '../browser/witness.ts'
import type { Scene, SeenFacts } from '../seen.ts'
import { wholeText } from './console-text.ts'
import { begun, waitFor, type Position } from './position.ts'
import { recordRequests } from './requests.ts'
import { storedIn } from './stores.ts'

/** What a scene has but for its steps, its journal and its end. */
type Recorded = Omit<Scene, 'steps' | 'journal' | 'endpoint' | 'keyFiles' | 'trouble'>

type Lists = { readonly [Name in Exclude<keyof Recorded, 'requests' | 'tokens'>]: Recorded[Name][number][] }

export type Recorder = {
  /** Whatever comes from now on belongs to this step. */
  readonly begin: (step: string) => void
  /** What is still on its way to being written down is waited for. */
  readonly rest: (page: Page) => Promise<void>
  readonly take: (page: Page, what: { readonly stores?: boolean; readonly picture?: boolean }) => Promise<void>
  /** The tag was kept back until the page had been read, or for as long as it may be kept. */
  readonly heldTag: (wasPageRead: boolean) => void
  readonly recorded: () => Recorded
}

/** Must come before the first page of the context. `ofVendor` says which addresses are the vendor's. */
export const recordContext = async (context: BrowserContext, witness: string, ofVendor: RegExp): Promise<Recorder> => {
  const lists = emptyLists()
  const position: Position = { step: '', pending: new Set() }
  const requests = recordRequests(context, position, ofVendor)
  recordErrors(context, lists, position)
  await Promise.all([
    recordWitness(context, { lists, position, ofVendor }),
    context.addInitScript({ content: witness }),
  ])
  return {
    begin: (name) => {
      position.step = name
    },
    rest: async (page) => {
      const rest = (): void => (window as WitnessedWindow).iadvizeAudit?.rest()
      await Promise.all(page.frames().map((frame) => frame.evaluate(rest).catch(() => {})))
      await begun(position)
    },
    take: (page, what) => takeAll(page, what, { lists, step: position.step }),
    heldTag: (wasPageRead) => void lists.heldTags.push({ step: position.step, wasPageRead }),
    recorded: () => ({ ...lists, ...requests() }),
  }
}

const emptyLists = (): Lists => ({
  documents: [],
  calls: [],
  results: [],
  violations: [],
  errors: [],
  lines: [],
  looks: [],
  stores: [],
  pictures: [],
  heldTags: [],
})

type Witnessed = { readonly lists: Lists; readonly position: Position; readonly ofVendor: RegExp }

const recordWitness = (context: BrowserContext, { lists, position, ofVendor }: Witnessed): Promise<unknown> =>
  context.exposeBinding('iadvizeAuditTell', ({ frame }, message: BrowsedMessage) => {
    const { step } = position
    switch (message.kind) {
      case 'document':
        return void lists.documents.push({
          step,
          ...message.told,
          facts: seenFacts(message.told.facts, ofVendor),
          isTop: frame.parentFrame() === null,
          isVendor: ofVendor.test(message.told.url),
        })
      case 'call':
        return void lists.calls.push({ step, ...message.told })
      case 'result':
        return void lists.results.push({ step, ...message.told })
      case 'violation':
        return void lists.violations.push({ step, ...message.told, isVendor: ofVendor.test(message.told.blocked) })
    }
  })

const seenFacts = (facts: DocumentFacts, ofVendor: RegExp): SeenFacts => ({
  ...facts,
  elements: facts.elements.map((element) => ({ ...element, isVendor: ofVendor.test(element.src) })),
})

const recordErrors = (context: BrowserContext, lists: Lists, position: Position): void => {
  context.on('weberror', (webError) => {
    const { message } = webError.error()
    lists.errors.push({ step: position.step, message, url: webError.page()?.url() ?? '' })
  })
  context.on('console', (message) => {
    const line = { step: position.step, level: message.type(), url: message.location().url }
    waitFor(
      position,
      wholeText(message).then((text) => lists.lines.push({ ...line, text })),
    )
  })
}

const takeAll = async (
  page: Page,
  { stores = false, picture = false }: { readonly stores?: boolean; readonly picture?: boolean },
  { lists, step }: { readonly lists: Lists; readonly step: string },
): Promise<void> => {
  const look = (): ReturnType<NonNullable<WitnessedWindow['iadvizeAudit']>['look']> | null =>
    (window as WitnessedWindow).iadvizeAudit?.look() ?? null
  const [looked, stored, png] = await Promise.all([
    page.evaluate(look).catch(() => null),
    stores ? storedIn(page) : [],
    picture ? pictureOf(page) : null,
  ])
  if (looked !== null) lists.looks.push({ step, ...looked, url: page.url() })
  lists.stores.push(...stored.map((item) => ({ step, ...item })))
  if (png !== null) lists.pictures.push({ step, png })
}

const PICTURE_LIMIT_MS = 5_000

/** As base64; null where the page cannot be seen any more. */
export const pictureOf = async (page: Page): Promise<string | null> => {
  const mask = [page.locator('input[type=password]')]
  const png = await page.screenshot({ mask, timeout: PICTURE_LIMIT_MS }).catch(() => null)
  return png?.toString('base64') ?? null
}
