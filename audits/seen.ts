/**
 * What the scenes of an audit have seen. The rules read only this, so they need no browser, and the same input always
 * gets the same verdict.
 */

import type { Browsed, DocumentFacts, TagElement } from './browser/witness.ts'
import type { JournalEntry } from '../journal/entries.ts'

/** One browser, used from its first page on, with a stage of its own. Its steps are in order. */
export type Scene = {
  readonly steps: readonly SceneStep[]
  readonly journal: readonly JournalEntry[]
  readonly documents: readonly SeenDocument[]
  readonly calls: readonly SeenCall[]
  readonly results: readonly SeenResult[]
  /**
   * Results that arrived as copies. Making a copy for another page reads the result once, although the site has not
   * noticed it.
   */
  readonly copies: readonly SeenResult[]
  readonly violations: readonly SeenViolation[]
  readonly requests: readonly SeenRequest[]
  /** Uncaught errors and unhandled rejections. */
  readonly errors: readonly SeenError[]
  readonly lines: readonly ConsoleLine[]
  readonly looks: readonly PageLook[]
  readonly stores: readonly StoredItem[]
  readonly pictures: readonly Picture[]
  /** Whether the page could be read while the tag was held back. Only in scenes that hold it back. */
  readonly heldTags: readonly HeldTag[]
  /** What the token endpoint answers to requests that the page does not make; null if nobody asked, or no endpoint was found. */
  readonly endpoint: EndpointSeen | null
  /** What the site serves at addresses where keys are left by mistake; null if nobody asked. */
  readonly keyFiles: readonly KeyFileSeen[] | null
  /** The tokens that were sent to the platform, each once. They never leave the process: reports are redacted. */
  readonly tokens: readonly string[]
  /** The step that failed. Later steps were not started. */
  readonly trouble: Trouble | null
}

/** A step, from its start until the page was at rest. Its journal entries are those after `fromIndex`, up to `toIndex`. */
export type SceneStep = {
  readonly name: string
  readonly fromIndex: number
  readonly toIndex: number
  /** On the clock of the stage, in milliseconds since 1970. */
  readonly startedAt: number
  /** On the same clock: when the visitor had done it, and only waiting was left. */
  readonly actedAt: number
  /** The site kept calling `activate` for longer than it is watched, so what came later was not seen. */
  readonly isCut?: boolean
}

type InStep = { readonly step: string }

/** A page or frame at one of three moments: read, loaded, or at the end of a step. */
export type SeenDocument = InStep &
  Omit<Browsed['document'], 'facts'> & {
    readonly facts: SeenFacts
    readonly isTop: boolean
    readonly isVendor: boolean
  }

/** A script called iadvize.js is the tag if its host is the vendor's, or one that the user has named. */
export type SeenFacts = Omit<DocumentFacts, 'elements'> & { readonly elements: readonly SeenElement[] }

export type SeenElement = TagElement & { readonly isVendor: boolean }

/** The site has called `activate`. The browser reports it even if the tag could not reach the platform. */
export type SeenCall = InStep & Browsed['call']

/** The site has read the result of a call of `activate`. */
export type SeenResult = InStep & Browsed['result']

export type SeenViolation = InStep & Browsed['violation'] & { readonly isVendor: boolean }

export type SeenRequest = InStep & {
  readonly url: string
  readonly method: string
  /** Playwright's resource type: 'document', 'script', 'fetch', 'xhr', 'image'… */
  readonly kind: string
  /** The address of the document that sent the request; empty if there is none. */
  readonly from: string
  /** The names are in lower case. Cookies are left out. */
  readonly sentHeaders: Readonly<Record<string, string>>
  /** Null if nothing was sent, or if what was sent is not text. */
  readonly sent: string | null
  /** Null until there is an answer, and if the request failed. */
  readonly status: number | null
  /** There will be no answer: the request was cancelled, or the server could not be reached. */
  readonly hasFailed?: boolean
  /** There was no answer when the page was taken to be at rest, whatever came later. */
  readonly wasOpenAtRest?: boolean
  /** When the answer began, on the machine's clock, in milliseconds since 1970. */
  readonly answeredAt?: number
  /** The names are in lower case. */
  readonly answerHeaders: Readonly<Record<string, string>>
  /**
   * For documents, scripts and requests of scripts, cut at two million characters. Null for anything else, and for the
   * vendor's.
   */
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
  /** Its name says that it is the vendor's. */
  readonly isVendor: boolean
}

/** `wasPageRead` is null if the page was busy with its own files for as long as the tag could be held back. */
export type HeldTag = InStep & { readonly wasPageRead: boolean | null }

/** `url` is the address of the page in the picture. */
export type Picture = InStep & { readonly url: string; readonly png: string }

export type Trouble = InStep & {
  /** One sentence that names the step and what went wrong. */
  readonly sentence: string
  readonly png: string | null
  /** A page or the stand-in did not answer. The machine may be too busy, so this says nothing about the site. */
  readonly isUnanswered?: boolean
  /** The address of the site that did not answer, if it is known. */
  readonly unanswered?: string
  /** The journey names a page that does not exist, so this says nothing about the site either. */
  readonly isOfJourney?: boolean
  /** The installed Playwright cannot continue the sign-in in another browser, so this says nothing about the site either. */
  readonly isLeftBehind?: boolean
  /** The cause to name in the report, where it is known. Otherwise it is derived from the step. */
  readonly cause?: { readonly id: string; readonly title: string; readonly fix: string }
}

export type EndpointSeen = {
  readonly url: string
  readonly method: string
  /** The page's own request, with its answer. */
  readonly asked: SeenRequest
  /** Asked again with the visitor's session. */
  readonly again: EndpointAnswer
  /** Asked with no cookie and no authorization. */
  readonly withoutSession: EndpointAnswer
  /** Asked as a page of a foreign origin would, with the session. */
  readonly fromElsewhere: EndpointAnswer
  /** Asked by the visitor's browser after the sign-out; null if that step was not reached. */
  readonly afterSignOut: EndpointAnswer | null
  /** Besides cookies, the page sent a header that says who asks. */
  readonly hasAuthorization: boolean
  /** What an audit of the endpoint alone has asked as well. */
  readonly alone?: {
    /** Asked after `again`, in the same session. */
    readonly more: readonly EndpointAnswer[]
    /** Asked at the same time, in the same session. */
    readonly atOnce: readonly EndpointAnswer[]
    /** Asked with a session that nobody has. */
    readonly madeUpSession: EndpointAnswer
    /** Asked with the session, as pages of these origins would. */
    readonly fromOthers: readonly OriginAnswer[]
    /** What browsers ask before `fromElsewhere`; null if they do not ask first for such a request. */
    readonly preflight: EndpointAnswer | null
  }
}

export type OriginAnswer = EndpointAnswer & {
  readonly origin: string
  /** What browsers ask first on behalf of pages of that origin; null if they do not. */
  readonly preflight: EndpointAnswer | null
}

export type EndpointAnswer = {
  /** Null if there was no answer. */
  readonly status: number | null
  readonly headers: Readonly<Record<string, string>>
  /** The token in the answer. */
  readonly token: string | null
  /** After all redirects, the answer was a web page. Known only where redirects are followed. */
  readonly isWebPage?: boolean
}

export type KeyFileSeen = {
  readonly url: string
  /** Empty if there was no answer, or an error; cut at a hundred thousand characters. */
  readonly answer: string
}

/** All scenes. Their steps are in `scenes/steps.ts`. */
export type Seen = {
  readonly [Name in SceneName]: Scene
} & {
  /** The same page, once for each way in which an activation can fail. */
  readonly reasons: Readonly<Record<string, Scene>>
  readonly about: About
}

/** What the user has said about the site. */
export type About = {
  readonly url: string
  readonly sid: string
  /** Without the brand's public key, the content of a token is not known. */
  readonly areTokensOpened: boolean
  /** The values that the first and the second visitor sign in with, without the secret ones. */
  readonly visitors: readonly (readonly string[])[]
  /** If only the token endpoint was asked, and no page was visited: whether there were two sessions of the first visitor. */
  readonly endpointAlone?: { readonly hasSecondSignIn: boolean }
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
  | 'goingBack'

/** A scene, or the sign-in that other scenes begin with. */
export type CastName = SceneName | 'keeper' | 'reasons'
