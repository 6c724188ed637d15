/** The options of a rehearsal. */

import type { Duration } from '../../protocol/duration.ts'
import type { Fidelity } from '../../protocol/fidelity.ts'
import type { ChatPresence } from '../../protocol/tag-settings.ts'
import type { TokenCheck } from '../../protocol/token-policy.ts'
import type { AgentSettings } from '../../stage/stage.ts'
import type { ProjectOptions } from './project-option.ts'

export type RehearsalOptions = {
  readonly project: ProjectOptions | null
  /** How much of a token is read if the project does not say. */
  readonly tokenCheck?: TokenCheck
  /** `at-once` moves time on to each retry of the tag; `when-due` leaves retries to `passTime`. */
  readonly retries?: 'at-once' | 'when-due'
  readonly fidelity?: Partial<Fidelity>
  /**
   * Whether a request to a vendor address that the stand-in does not know is an error (default) or a warning. The request is
   * never sent.
   */
  readonly unknownAddresses?: 'error' | 'warning'
  /** How pages show the chat; see `ChatPresence`. Default: `shown`. */
  readonly chat?: ChatPresence
  /** What the brand's agent answers automatically, and the agent's status. */
  readonly agent?: AgentSettings
  /** `real` for a site that does not work with a moved clock. Time cannot be passed then. */
  readonly clock?: 'virtual' | 'real'
  /** How far ahead `settle()` and a negative claim without its own `within` look. Default: `'1 day'`. */
  readonly within?: Duration
  /**
   * The number of calls of a chain of timers, each setting the next, that keep their interval; later calls come once a minute, as
   * in a background tab. By default this applies only to looking ahead, after 4,000 calls, and passed time calls every timer at
   * its time. If set, it applies to both: a small number suits sites that keep requesting their server.
   */
  readonly fullBeats?: number
  /** Real milliseconds after which time goes on without a page that does not answer. Default: 15,000. */
  readonly answerLimitMs?: number
  /** Real milliseconds between messages about what moving time waits for. Default: 3,000. */
  readonly patienceMs?: () => number
  /** Where these messages go. Default: the standard error stream. */
  readonly onWaiting?: (sentence: string) => void
  /**
   * Called with a sentence when time goes on without a page, the stand-in or the token server, because it took too long to
   * answer. What follows from that may be no fault of the site's code. `address` is the address of the server.
   */
  readonly onGivenUp?: (sentence: string, address?: string) => void
  /** Called with the real milliseconds that were spent waiting for the site or the machine. */
  readonly onWaited?: (ms: number) => void
  /** The brand's own hosts that serve only the tag, as the vendor's do: `['onlinecontact.brand.example']`. */
  readonly hosts?: readonly string[]
  /** Where the pages load the tag, if not from a host of the vendor: the address that a stand-in gives it. */
  readonly tagUrl?: string
  /** Shows in a report what the rehearsal does by itself. */
  readonly inStep?: (title: string, act: () => Promise<void>) => Promise<void>
  /** The folders in which key files are looked for. Default: the current folder of the process. */
  readonly folders?: readonly string[]
}
