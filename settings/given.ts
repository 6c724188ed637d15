/** The settings of a stage as they may be given: the input types of the schemas in `stage.ts`. */

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
  /** The brand's own hosts that serve the tag, like the vendor's hosts. */
  readonly hosts?: readonly string[]
}

export type GivenProject = Partial<TokenPolicy> & {
  readonly sid: string | number
  /** Without keys every token is refused, unless `tokenCheck` says that tokens are not opened. */
  readonly publicKeys?: PublicKeySetting | readonly PublicKeySetting[]
  /** On when absent. When off, the tag starts by itself, anonymously. */
  readonly authenticationMode?: boolean
  /** Minutes until the identity must be verified again; the vendor's 60 when absent. */
  readonly sessionMinutes?: number
  readonly explicitConsent?: boolean
  /** CSS selectors of the site's own chat buttons. */
  readonly customButtons?: CustomButtons
  readonly fidelity?: Partial<Fidelity>
}

type GivenAgent = {
  /** What the agent answers to the first, second, … message of a conversation. Later messages get no answer. */
  readonly replies?: readonly string[]
  readonly status?: AgentStatus
}
