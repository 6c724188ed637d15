/** What the platform tells a tag when it serves the script: the switches of the stage and the projects' settings. */

import type { AgentStatus, CustomButtons } from './conversation.ts'
import type { Fidelity } from './fidelity.ts'

export type TagSettings = {
  readonly fidelity: Fidelity
  /** By `sid`. */
  readonly projects: Readonly<Record<string, TagProject>>
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
