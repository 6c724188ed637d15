/** What a plan consists of. */

import type { Language } from '../../gherkin/language.ts'
import type { OwnProject, Server } from '../scenario/templates.ts'
import type { FeaturePlace } from './places.ts'
import type { PlannedTest } from './test.ts'

export type Wanted = {
  readonly language: Language
  readonly url: string | null
  readonly sid: string | null
  /** Relative to the folder. */
  readonly publicKey: string | null
}

export type PlannedFile = {
  readonly file: string
  /** What it is, in a few words. */
  readonly what: string
  readonly text: string
}

/** What an existing file needs, which is never edited. */
export type HandEdit = { readonly file: string; readonly why: string; readonly lines: readonly string[] }

export type Site = OwnProject & {
  readonly url: string | null
  readonly journey: string
  /** How the site is started, if that is known, and if it is a site of this machine. */
  readonly server: Server | null
}

/** What the files are made of, for everything that depends on several of them. */
export type Parts = {
  readonly site: Site
  /** Null if there is no feature. */
  readonly features: FeaturePlace | null
  readonly test: PlannedTest
  /** The configuration that is written; null if there is none. */
  readonly own: PlannedFile | null
}
