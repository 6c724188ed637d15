import { html } from '@remix-run/html-template'
import type { Site } from './site.ts'
import { configScript, joinSnippets } from './tag-snippet.ts'

/** The page has the configuration and only the address of the tag. */
export const tagForLater: NonNullable<Site['page']> = ({ sid, tagUrl }) => ({
  snippet: () =>
    joinSnippets(configScript(sid), { inlineScripts: [], markup: html`<meta name="chat-tag" content="${tagUrl}" />` }),
})
