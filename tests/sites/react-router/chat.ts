/** Fetches the token first: without one, activate is not called. */

import { makes } from '../makes.ts'
import type { Authentication, IAdvize, TagWindow } from '../tag.ts'

type Answer = { readonly credentials?: string | null }

type State = 'started' | 'failed' | 'off'

const withTag = <Value>(use: (iAdvize: IAdvize) => Promise<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    const page = window as TagWindow
    page.iAdvizeInterface ??= []
    page.iAdvizeInterface.push((iAdvize) => use(iAdvize).then(resolve, reject))
  })

export const createChat = () => {
  let chattingAs: string | null = null
  let isWelcome = false
  let kept: string | undefined

  const fetchToken = async (): Promise<string | null> => {
    if (makes('keeps-its-token') && kept !== undefined) return kept
    const response = await fetch('/api/chat/credentials').catch(() => null)
    const answer = response === null ? {} : ((await response.json().catch(() => ({}))) as Answer)
    const { credentials = null } = answer
    kept = credentials ?? undefined
    if (makes('stores-its-token') && credentials !== null) localStorage.setItem('slow-rails.chat', credentials)
    return credentials
  }

  const activate = async (iAdvize: IAdvize, first: string): Promise<State> => {
    let next: string | null = first
    const provider = async (): Promise<Authentication> => {
      const token = next ?? (await fetchToken())
      next = null
      if (token !== null) return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }
      if (makes('anonymous-without-a-session')) return { authenticationOption: { type: 'ANONYMOUS' } }
      throw new Error('There is no token any more.')
    }
    const { authentication } = await iAdvize.activate(provider)
    if (makes('ignores-the-result') || authentication.status === 'authentication-success') return 'started'
    if (makes('goes-anonymous')) await iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } }))
    if (makes('tries-again')) setTimeout(() => iAdvize.activate(provider), 60_000)
    return 'failed'
  }

  return {
    welcome: (): void => {
      isWelcome = true
    },
    enter: async (viewerId: string): Promise<State> => {
      if (chattingAs === viewerId || (makes('only-after-sign-in') && !isWelcome)) return 'off'
      chattingAs = viewerId
      const token = await fetchToken()
      // A visitor who has signed out in the meantime must not be signed in to the chat.
      if (token === null || chattingAs !== viewerId) return 'off'
      return withTag((iAdvize) => activate(iAdvize, token))
    },
    leave: async (): Promise<void> => {
      chattingAs = null
      kept = undefined
      if (!makes('signs-out-alone')) await (window as TagWindow).iAdvize?.logout()
    },
    navigate: (pathname: string): void => {
      ;(window as TagWindow).iAdvize?.navigate(pathname)
    },
  }
}
