import type { TagSnippet } from './tag-snippet.ts'

export type PageHeaders = Readonly<Record<string, string>>

/** What a site that is not the good one does to a page on its way out. */
export type PageChanges = {
  readonly snippet: (good: TagSnippet) => TagSnippet
  readonly headers: (good: PageHeaders) => PageHeaders
  /** The whole page, as HTML. */
  readonly markup: (good: string) => string
}

export const UNCHANGED: PageChanges = {
  snippet: (good) => good,
  headers: (good) => good,
  markup: (good) => good,
}
