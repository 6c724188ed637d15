import { html } from '../html.ts'
import type { Site } from '../site.ts'
import { configScript, joinSnippets } from '../tag-snippet.ts'

/** The configuration is in the page, and of the tag its address only. */
export const tagForLater: NonNullable<Site['page']> = ({ sid, tagUrl }) => ({
  snippet: () =>
    joinSnippets(configScript(sid), { inlineScripts: [], markup: html`<meta name="chat-tag" content="${tagUrl}" />` }),
})
