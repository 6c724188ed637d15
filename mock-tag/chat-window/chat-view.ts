/** What the chat window can say about the visitor. A view carries all that is shown, so nothing outlives it. */
export type ChatView =
  | { readonly kind: 'not-started' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'secured'; readonly displayName: string }
  | { readonly kind: 'failed'; readonly reason: string }

export type ViewWords = {
  /** The state in a few words: what the launcher is called. */
  readonly label: string
  readonly title: string
  readonly detail: string
}

export const wordsOf = (view: ChatView): ViewWords => {
  switch (view.kind) {
    case 'not-started':
      return words('not started', 'Chat not started', 'No identity has been activated yet.')
    case 'starting':
      return words('starting', 'Chat starting', 'The identity is being checked.')
    case 'anonymous':
      return words('anonymous visitor', 'Anonymous visitor', 'The identity is not verified.')
    case 'secured': {
      // A blank name would leave a padlock that vouches for nobody.
      const name = view.displayName.trim() || 'Unnamed visitor'
      return words(`secured as ${name}`, name, 'Secured: the identity is verified.')
    }
    case 'failed':
      return words('activation failed', 'Activation failed', view.reason)
  }
}

const words = (state: string, title: string, detail: string): ViewWords => ({ label: `Chat: ${state}`, title, detail })
