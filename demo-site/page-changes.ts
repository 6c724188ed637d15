import type { TagSnippet } from './tag-snippet.ts'

export type PageHeaders = Readonly<Record<string, string>>

/** How a site other than the good one changes its pages before they are sent. */
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
