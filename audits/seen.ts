/**
 * What the scenes of an audit have seen. The rules read this and nothing else: they need no browser, and the same sights
 * have the same verdict for ever.
 */

import type { Browsed, DocumentFacts, TagElement } from './browser/witness.ts'
import type { JournalEntry } from '../protocol/journal.ts'

/** One browser that somebody used from its first page on, with a stage of its own; its steps one after the other. */
export type Scene = {
  readonly steps: readonly SceneStep[]
  readonly journal: readonly JournalEntry[]
  readonly documents: readonly SeenDocument[]
  readonly calls: readonly SeenCall[]
  readonly results: readonly SeenResult[]
  readonly violations: readonly SeenViolation[]
  readonly requests: readonly SeenRequest[]
  /** Uncaught errors and unhandled rejections. */
  readonly errors: readonly SeenError[]
  readonly lines: readonly ConsoleLine[]
  readonly looks: readonly PageLook[]
  readonly stores: readonly StoredItem[]
  readonly pictures: readonly Picture[]
  /** Only where the tag was kept back: whether the page could be read meanwhile. */
  readonly heldTags: readonly HeldTag[]
  /** What the token endpoint says to others than the page; null where nobody asked, or no endpoint was found. */
  readonly endpoint: EndpointSeen | null
  /** What the site serves where keys are left by mistake; null where nobody asked. */
  readonly keyFiles: readonly KeyFileSeen[] | null
  /** Tokens as they were sent to the platform, each once. They never leave the process: reports are redacted. */
  readonly tokens: readonly string[]
  /** The step that could not be made; those behind it were not begun. */
  readonly trouble: Trouble | null
}

/** A step, from its beginning until the page had come to rest. `fromIndex` and `toIndex` are of the journal, the first not in it. */
export type SceneStep = {
  readonly name: string
  readonly fromIndex: number
  readonly toIndex: number
  /** By the clock of the stage, milliseconds since 1970. */
  readonly startedAt: number
  /** By the same clock: when the visitor had done it, and nothing more was left than to wait. */
  readonly actedAt: number
}

type InStep = { readonly step: string }

/** A page or a frame, at three moments of its life: read, loaded, and at the end of each step that it has seen. */
export type SeenDocument = InStep &
  Omit<Browsed['document'], 'facts'> & {
    readonly facts: SeenFacts
    readonly isTop: boolean
    readonly isVendor: boolean
  }

/** A script called iadvize.js is the tag where its host is the vendor's, or one that the person has named. */
export type SeenFacts = Omit<DocumentFacts, 'elements'> & { readonly elements: readonly SeenElement[] }

export type SeenElement = TagElement & { readonly isVendor: boolean }

/** The code of the site has called `activate`. The browser tells it, also where the tag could not reach its platform. */
export type SeenCall = InStep & Browsed['call']

/** The code of the site has read what a call of `activate` came to. */
export type SeenResult = InStep & Browsed['result']

export type SeenViolation = InStep & Browsed['violation'] & { readonly isVendor: boolean }

export type SeenRequest = InStep & {
  readonly url: string
  readonly method: string
  /** Playwright's word: 'document', 'script', 'fetch', 'xhr', 'image'… */
  readonly kind: string
  /** The document that asked: its address. Empty where there is none. */
  readonly from: string
  /** The names in lower case; cookies are not among them. */
  readonly sentHeaders: Readonly<Record<string, string>>
  /** Null where nothing was sent, or what was sent is no text. */
  readonly sent: string | null
  /** Null while nobody has answered, and where the request failed. */
  readonly status: number | null
  /** The names in lower case. */
  readonly answerHeaders: Readonly<Record<string, string>>
  /** Of documents, scripts, and what scripts ask for; cut at two million characters. Null of anything else, and of the vendor's. */
  readonly answer: string | null
  readonly isVendor: boolean
}

export type SeenError = InStep & { readonly message: string; readonly url: string }

export type ConsoleLine = InStep & { readonly level: string; readonly text: string; readonly url: string }

/** What a person could see and use at the end of a step. */
export type PageLook = InStep & Browsed['look'] & { readonly url: string }

export type StoredItem = InStep & {
  readonly place: 'cookie' | 'local-storage' | 'session-storage' | 'indexed-db'
  readonly name: string
  readonly value: string
  readonly origin: string
  /** By its name it is the vendor's. */
  readonly isVendor: boolean
}

export type HeldTag = InStep & { readonly wasPageRead: boolean }

export type Picture = InStep & { readonly png: string }

export type Trouble = InStep & {
  /** One sentence that names the step and what went wrong. */
  readonly sentence: string
  readonly png: string | null
  /** A page, or the stand-in, did not answer: the machine may be too busy, so it says nothing of the site. */
  readonly isUnanswered?: boolean
}

export type EndpointSeen = {
  readonly url: string
  readonly method: string
  /** The request of the page, its answer included. */
  readonly asked: SeenRequest
  /** Asked once more with the session of the visitor. */
  readonly again: EndpointAnswer
  /** Asked with no cookie and no authorization. */
  readonly withoutSession: EndpointAnswer
  /** Asked in the name of a foreign origin, with the session. */
  readonly fromElsewhere: EndpointAnswer
  /** Asked by the browser of the visitor after signing out; null when it came to no such step. */
  readonly afterSignOut: EndpointAnswer | null
  /** The page sent a header of its own beside the cookies, which says who asks. */
  readonly hasAuthorization: boolean
}

export type EndpointAnswer = {
  /** Null when nobody answered. */
  readonly status: number | null
  readonly headers: Readonly<Record<string, string>>
  /** The token in the answer. */
  readonly token: string | null
}

export type KeyFileSeen = {
  readonly url: string
  /** Empty when nobody answered, or with an error; cut at a hundred thousand characters. */
  readonly answer: string
}

/** The scenes that there are; which steps they have, `scenes.ts` says. */
export type Seen = {
  readonly [Name in SceneName]: Scene
} & {
  /** The same page, once for each way in which an activation can fail. */
  readonly reasons: Readonly<Record<string, Scene>>
  readonly about: About
}

/** What the person who asked for the audit has said about the site. */
export type About = {
  readonly url: string
  readonly sid: string
  /** Without the brand's public key nothing is known of the inside of a token. */
  readonly areTokensOpened: boolean
  /** What is known of the first visitor and of the second: all they sign in with but what is secret. */
  readonly visitors: readonly (readonly string[])[]
}

export type SceneName =
  | 'visit'
  | 'people'
  | 'blocked'
  | 'broken'
  | 'slow'
  | 'failure'
  | 'noToken'
  | 'sessionEnded'
  | 'tabs'
