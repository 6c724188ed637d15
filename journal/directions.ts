/** What somebody had a stage do. It is not in the journal, which holds what happened; `after` says where it belongs there. */

import type { AgentStatus } from '../protocol/conversation.ts'
import type { Answer, Times, TokenBackendBehaviour } from '../protocol/misbehaviours.ts'
import type { RefusalCode } from '../protocol/refusals.ts'

export type DirectedAnswer = {
  readonly answer: Answer
  readonly code?: RefusalCode | undefined
  readonly times: Times
  readonly delayMs?: number | undefined
}

export type Directed =
  | { readonly kind: 'answers'; readonly answers: readonly DirectedAnswer[] }
  | { readonly kind: 'no-answers' }
  | { readonly kind: 'token-backend'; readonly behaviour: TokenBackendBehaviour; readonly times: Times }
  | { readonly kind: 'token-backend-works' }
  | { readonly kind: 'clock'; readonly advanceMs: number }
  | { readonly kind: 'clock-is-back' }
  | { readonly kind: 'network'; readonly isBlocked?: boolean | undefined; readonly slowMs?: number | undefined }
  | {
      readonly kind: 'agent'
      readonly say?: string | undefined
      readonly askSatisfaction?: true | undefined
      readonly end?: true | undefined
      readonly status?: AgentStatus | undefined
    }
  | { readonly kind: 'keys' }

/** `after` is the index of the journal's last entry before it. */
export type Direction = Directed & { readonly after: number }
