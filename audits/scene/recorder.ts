/** Records what a browser does, step by step. */

import type { BrowserContext, Frame, Page } from '@playwright/test'
import pTimeout from 'p-timeout'
import type { Browsed, BrowsedMessage, DocumentFacts, WitnessedWindow } from '../browser/witness.ts'
import type { PageLook, SeenFacts } from '../seen.ts'
import { wholeText } from './console-text.ts'
import { emptyLists, type Lists, type Recorded } from './lists.ts'
import { begun, waitFor, type Position } from './position.ts'
import { recordRequests } from './requests.ts'
import { storedIn } from './stores.ts'

export type Recorder = {
  /** Everything that happens from now on belongs to this step. */
  readonly begin: (step: string) => void
  /** Waits for what is still being recorded. */
  readonly rest: (page: Page) => Promise<void>
  readonly take: (page: Page, what: { readonly stores?: boolean; readonly picture?: boolean }) => Promise<void>
  /** Looks at the page again, and replaces the last look if more can be reached now. Resolves with the look that counts. */
  readonly lookAgain: (page: Page) => Promise<PageLook | null>
  /**
   * The tag was held back until the page had been read (true), until the page was at rest but unread (false), or for the
   * longest time allowed (null).
   */
  readonly heldTag: (wasPageRead: boolean | null) => void
  readonly recorded: () => Recorded
}

/** Must be called before the context has its first page. `ofVendor` matches the vendor's addresses. */
export const recordContext = async (context: BrowserContext, witness: string, ofVendor: RegExp): Promise<Recorder> => {
  const lists = emptyLists()
  const position: Position = { step: '', pending: new Set() }
  const requests = recordRequests(context, position, ofVendor)
  recordErrors(context, lists, position)
  const witnessed = { lists, position, ofVendor }
  await Promise.all([recordWitness(context, witnessed), context.addInitScript({ content: witness })])
  return {
    begin: (name) => {
      position.step = name
    },
    rest: async (page) => {
      await Promise.all(page.frames().map((frame) => takeFacts(frame, witnessed)))
      await begun(position)
      requests.rest()
    },
    take: (page, what) => takeAll(page, what, { lists, step: position.step }),
    lookAgain: (page) => takeBetterLook(page, lists, position.step),
    heldTag: (wasPageRead) => void lists.heldTags.push({ step: position.step, wasPageRead }),
    recorded: () => ({ ...lists, ...requests.recorded() }),
  }
}

type Witnessed = { readonly lists: Lists; readonly position: Position; readonly ofVendor: RegExp }

const recordWitness = (context: BrowserContext, witnessed: Witnessed): Promise<unknown> =>
  context.exposeBinding('iadvizeAuditTell', ({ frame }, message: BrowsedMessage) => {
    const { lists, position, ofVendor } = witnessed
    const { step } = position
    switch (message.kind) {
      case 'document':
        return noteDocument(witnessed, frame, message.told)
      case 'call':
        return void lists.calls.push({ step, ...message.told })
      case 'result':
        return void lists.results.push({ step, ...message.told })
      case 'copy':
        return void lists.copies.push({ step, ...message.told })
      case 'violation':
        return void lists.violations.push({ step, ...message.told, isVendor: ofVendor.test(message.told.blocked) })
    }
  })

/**
 * The facts are asked for, and come with the answer. Reported through the binding, they would cost two more messages for
 * each frame.
 */
const takeFacts = async (frame: Frame, witnessed: Witnessed): Promise<void> => {
  const told = await frame.evaluate(() => (window as WitnessedWindow).iadvizeAudit?.rest() ?? null).catch(() => null)
  if (told !== null) noteDocument(witnessed, frame, told)
}

const noteDocument = ({ lists, position, ofVendor }: Witnessed, frame: Frame, told: Browsed['document']): void =>
  void lists.documents.push({
    step: position.step,
    ...told,
    facts: seenFacts(told.facts, ofVendor),
    isTop: frame.parentFrame() === null,
    isVendor: ofVendor.test(told.url),
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
  const [looked, stored, png] = await Promise.all([
    lookAt(page),
    stores ? storedIn(page) : [],
    picture ? pictureOf(page) : null,
  ])
  if (looked !== null) lists.looks.push({ step, ...looked, url: page.url() })
  lists.stores.push(...stored.map((item) => ({ step, ...item })))
  if (png !== null) lists.pictures.push({ step, url: page.url(), png })
}

const lookAt = (page: Page): Promise<ReturnType<NonNullable<WitnessedWindow['iadvizeAudit']>['look']> | null> =>
  page.evaluate(() => (window as WitnessedWindow).iadvizeAudit?.look() ?? null).catch(() => null)

const takeBetterLook = async (page: Page, { looks }: Lists, step: string): Promise<PageLook | null> => {
  const last = looks.findLast((look) => look.step === step) ?? null
  const looked = await lookAt(page)
  if (looked === null || (last !== null && looked.reachable <= last.reachable)) return last
  const better = { step, ...looked, url: page.url() }
  if (last !== null) looks.splice(looks.indexOf(last), 1)
  looks.push(better)
  return better
}

const PICTURE_LIMIT_MS = 5_000

/** As base64; null if the page can no longer be seen. */
export const pictureOf = async (page: Page): Promise<string | null> => {
  const isSecret = await pTimeout(hasPasswordField(page), { milliseconds: PICTURE_LIMIT_MS, fallback: () => null })
  if (isSecret === null) return null
  // For a mask Playwright loads a third of a megabyte into each frame, twice, so there is one only if it is needed.
  const mask = isSecret ? [page.locator('input[type=password]')] : []
  const png = await page.screenshot({ mask, timeout: PICTURE_LIMIT_MS }).catch(() => null)
  return png?.toString('base64') ?? null
}

/** Looks where Playwright would find one, which includes open shadow roots. */
const hasPasswordField = (page: Page): Promise<boolean> =>
  page
    .evaluate(() => {
      const roots: ParentNode[] = [document]
      // The list grows during the loop.
      for (const root of roots) {
        if (root.querySelector('input[type=password]') !== null) return true
        for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot !== null) roots.push(shadowRoot)
      }
      return false
    })
    .catch(() => true)
