/** What the platform tells a tag when it serves the script: the switches of the stage and the projects' settings. */

import type { AgentStatus, CustomButtons } from './conversation.ts'
import type { Fidelity } from './fidelity.ts'

/**
 * `accessible`: the chat is a part of the page, as in life. `shown`: the page shows it, and its accessibility tree leaves it
 * out, so that a test's own questions for roles find the site's elements alone. `hidden`: the page does not show it either.
 */
export type ChatPresence = (typeof CHAT_PRESENCES)[number]
export const CHAT_PRESENCES = ['accessible', 'shown', 'hidden'] as const

export type TagSettings = {
  readonly fidelity: Fidelity
  /** `accessible` when absent. */
  readonly chat?: ChatPresence
  /** By `sid`. */
  readonly projects: Readonly<Record<string, TagProject>>
  /** Hosts of the brand's own from which the tag is served as from a host of the vendor; none when absent. */
  readonly hosts?: readonly string[]
  /** The address that the script was asked for at; for one that is not told its own, as in a bundle or a blob. */
  readonly home?: string
}

export type TagProject = {
  /** Off, the tag starts by itself, anonymously. */
  readonly authenticationMode: boolean
  /** Nothing is written to the browser before the visitor has consented to cookies; off when absent. */
  readonly explicitConsent?: boolean
  /** Whether an agent can take a new conversation; online when absent. */
  readonly agentStatus?: AgentStatus
  /** Elements of the site that are shown while an agent is online, busy or offline. */
  readonly customButtons?: CustomButtons
  /** Over the switches of the stage. */
  readonly fidelity?: Partial<Fidelity>
}

/** Tells Chromium to compile all of it in the background, while it arrives; nearly all of it runs at the start. */
const EARLY = '//# allFunctionsCalledOnLoad\n'

/**
 * The script that a page loads: the bundled tag with its settings around it. `rehearsalSettings` is what `mock-tag/main.ts`
 * declares; inside the function, so that the page sees no such global.
 */
export const tagScript = (bundle: string, settings: TagSettings): string =>
  `${EARLY}(rehearsalSettings=>{'use strict';${bundle}})(${JSON.stringify(settings)})\n`
