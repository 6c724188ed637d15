import { presentIdentity, type Phase } from '../activation/states.ts'

/**
 * What the chat window can say about the visitor. A view holds everything that is shown, so nothing of an earlier view remains.
 */
export type ChatView =
  | { readonly kind: 'not-started' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'secured'; readonly displayName: string }
  | { readonly kind: 'failed'; readonly reason: string }

export const viewOf = (phase: Phase): ChatView => {
  if (phase.kind === 'stopped') return { kind: 'not-started' }
  if (phase.kind === 'failed') return { kind: 'failed', reason: phase.reason }
  const identity = presentIdentity(phase)
  if (identity === null) return { kind: 'starting' }
  return identity.kind === 'secured'
    ? { kind: 'secured', displayName: identity.displayName ?? '' }
    : { kind: 'anonymous' }
}

export type Look = {
  /** Dark enough for white text on it (4.5 : 1), and bright enough to stand out from black (3 : 1). */
  readonly colour: string
  /** An outline on an 8 × 8 grid. Each state has its own, so that colour is not the only difference. */
  readonly icon: string
  /** A few words that follow "Chat:". */
  readonly state: string
  readonly detail: string
}

export const lookOf = (view: ChatView): Look => {
  switch (view.kind) {
    case 'not-started':
      return { colour: '#52616c', icon: POWER, state: 'not started', detail: 'No identity has been activated yet.' }
    case 'starting':
      return { colour: '#965800', icon: OPEN_RING, state: 'starting', detail: 'The identity is being checked.' }
    case 'anonymous':
      return { colour: '#2a62c4', icon: PERSON, state: 'anonymous visitor', detail: 'The identity is not verified.' }
    case 'secured': {
      // With a blank name, the padlock would vouch for nobody.
      const state = `secured as ${view.displayName.trim() || 'unnamed visitor'}`
      return { colour: '#12784a', icon: PADLOCK, state, detail: 'The identity is verified.' }
    }
    case 'failed':
      return { colour: '#c02a37', icon: EXCLAMATION, state: 'activation failed', detail: view.reason }
  }
}

const POWER = 'M4 1v3M2 2a3 3 0 1 0 4 0'
const OPEN_RING = 'M4 1a3 3 0 1 1-3 3'
const PERSON = 'M4 1a1 1 0 0 1 0 3 1 1 0 0 1 0-3M1 7a3 2 0 0 1 6 0'
const PADLOCK = 'M1 4h6v3H1zM2 4V3a2 2 0 0 1 4 0v1'
const EXCLAMATION = 'M4 1v3M4 7h0'
