/** The settings of a stage as they may be given; the types of what the schemas of `stage.ts` take. */

import type { AgentStatus, CustomButtons } from '../protocol/conversation.ts'
import type { Fidelity } from '../protocol/fidelity.ts'
import type { NoTokenChoice } from '../protocol/misbehaviours.ts'
import type { PublicKeySetting, TokenPolicy } from '../protocol/token-policy.ts'

export type GivenStageSettings = {
  readonly projects?: readonly GivenProject[]
  readonly fidelity?: Partial<Fidelity>
  /** What the demo site does when it cannot get a token. */
  readonly noTokenChoice?: NoTokenChoice
  readonly agent?: GivenAgent
  /** Hosts of the brand's own that serve the tag as the vendor's do. */
  readonly hosts?: readonly string[]
}

export type GivenProject = Partial<TokenPolicy> & {
  readonly sid: string | number
  /** None when absent: every token is refused then, unless `tokenCheck` says that it is not opened. */
  readonly publicKeys?: readonly PublicKeySetting[]
  /** Off, the tag starts by itself, anonymously; on when absent. */
  readonly authenticationMode?: boolean
  /** Minutes until the identity has to be verified again; the vendor's 60 when absent. */
  readonly sessionMinutes?: number
  readonly explicitConsent?: boolean
  /** CSS selectors of the site's own chat buttons. */
  readonly customButtons?: CustomButtons
  readonly fidelity?: Partial<Fidelity>
}

type GivenAgent = {
  /** What the agent answers to the first, second, … message of a conversation; then nothing. */
  readonly replies?: readonly string[]
  readonly status?: AgentStatus
}
