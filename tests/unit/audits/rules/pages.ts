/** Pages with the tag, and what they do with it, as a browser would have told it. */

import type { SeenDocument, SeenFacts, SeenRequest } from '../../../../audits/seen.ts'
import type { JournalEvent } from '../../../../journal/entries.ts'

export const TAG = { src: 'https://halc.iadvize.com/iadvize.js', isAsync: true, isVendor: true } as const

export const WELL: SeenFacts = {
  queue: 'array',
  sid: '1234',
  elements: [TAG],
  hasCallbacks: false,
  customData: null,
}

export const NO_TAG: SeenFacts = { ...WELL, queue: 'missing', sid: null, elements: [] }

type Document = Omit<SeenDocument, 'step'>

export const document = (changes: Partial<Document> = {}): Document => ({
  id: 'one',
  url: 'http://shop.example/',
  moment: 'at rest',
  isTop: true,
  isVendor: false,
  facts: WELL,
  ...changes,
})

export const request = (changes: Partial<SeenRequest> = {}): Omit<SeenRequest, 'step'> => ({
  url: TAG.src,
  method: 'GET',
  kind: 'script',
  from: 'http://shop.example/',
  sentHeaders: {},
  sent: null,
  status: 200,
  answerHeaders: {},
  answer: null,
  isVendor: true,
  ...changes,
})

type OnPage = JournalEvent & { readonly page?: string }

export const loaded = (page = 'page-1'): OnPage => ({
  type: 'tag-loaded',
  sid: '1234',
  url: `http://shop.example/${page}`,
  page,
})

export const requested = (page = 'page-1', activation = 1): OnPage => ({
  type: 'activation-requested',
  activation,
  page,
})

type ProviderAnswered = Extract<JournalEvent, { type: 'provider-answered' }>

/** A secured option, unless told otherwise. */
export const answered = (
  token: string | null,
  changes: Partial<ProviderAnswered & { readonly page: string }> = {},
): OnPage => ({
  type: 'provider-answered',
  activation: 1,
  attempt: 1,
  outcome: 'option',
  optionType: 'SECURED_AUTHENTICATION',
  token,
  page: 'page-1',
  ...changes,
})

export const ANONYMOUS = { optionType: 'ANONYMOUS' } as const

/** A request of the page that nobody had answered when the page was looked at. */
export const unanswered = (url: string): ReturnType<typeof request> =>
  request({ url, kind: 'fetch', status: null, isVendor: false, wasOpenAtRest: true })

export const THREW = { outcome: 'threw', optionType: null } as const
