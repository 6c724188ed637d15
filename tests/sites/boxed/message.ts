import type { Activation, AuthenticationOption } from '../tag.ts'

/** The messages between the host page and the frame. */
export type Message =
  | { readonly method: 'activate'; readonly type: AuthenticationOption['type'] }
  | { readonly method: 'activated'; readonly activation: Activation }
  | { readonly method: 'get-token' }
  /** Null if the host page cannot get one. */
  | { readonly method: 'set-token'; readonly token: string | null }
  | { readonly method: 'logout' }
  | { readonly method: 'logged-out' }
  | { readonly method: 'navigate'; readonly address: string }
  | { readonly method: 'resize'; readonly boundaries: Boundaries }

export type Boundaries = { readonly width: number; readonly height: number }
