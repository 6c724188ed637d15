/**
 * The settings that the platform inserts when it serves the tag's script: the switches of the stage and the projects' settings.
 */

import type { AgentStatus, CustomButtons } from './conversation.ts'
import type { Fidelity } from './fidelity.ts'

/**
 * `accessible`: the chat is a full part of the page, as in production. `shown`: the page shows the chat, but its accessibility
 * tree leaves it out, so that a test's queries by role find only the site's elements. `hidden`: the page does not show the chat
 * either.
 */
export type ChatPresence = (typeof CHAT_PRESENCES)[number]
export const CHAT_PRESENCES = ['accessible', 'shown', 'hidden'] as const

export type TagSettings = {
  readonly fidelity: Fidelity
  /** Default: `accessible`. */
  readonly chat?: ChatPresence
  /** Keyed by `sid`. */
  readonly projects: Readonly<Record<string, TagProject>>
  /** Hosts of the brand from which the tag is served as from a host of the vendor. Default: none. */
  readonly hosts?: readonly string[]
  /**
   * The address from which the script was requested, for a script that cannot find out its own, for example in a bundle or a
   * blob.
   */
  readonly home?: string
}

export type TagProject = {
  /** If off, the tag starts by itself, anonymously. */
  readonly authenticationMode: boolean
  /** Nothing is stored in the browser before the visitor has consented to cookies. Default: off. */
  readonly explicitConsent?: boolean
  /** Whether an agent can take a new conversation. Default: online. */
  readonly agentStatus?: AgentStatus
  /** CSS selectors of the site's elements that are shown while an agent is online, busy or offline. */
  readonly customButtons?: CustomButtons
  /** Overrides the switches of the stage. */
  readonly fidelity?: Partial<Fidelity>
}

/** Makes Chromium compile the whole script in the background while it is loaded, because nearly all of it runs at the start. */
const EARLY = '//# allFunctionsCalledOnLoad\n'

/**
 * The script that a page loads: the bundled tag, wrapped in a function with its settings. `mock-tag/main.ts` declares
 * `rehearsalSettings`. It is a parameter, so that the page has no such global.
 */
export const tagScript = (bundle: string, settings: TagSettings): string =>
  `${EARLY}(rehearsalSettings=>{'use strict';${bundle}})(${JSON.stringify(settings)})\n`
