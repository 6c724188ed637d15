import { useEffect, useState } from 'react'
import { makes } from '../makes.ts'
import type { Authentication, IAdvize, TagWindow } from '../tag.ts'
import type { User } from './user.ts'

const page = window as TagWindow

// StrictMode runs each effect twice, but activate may only be called once.
let activatedFor: string | null = null
let hasSignedInHere = false
let kept: string | undefined

type ChatState = 'starting' | 'ready' | 'unavailable'

/** `onSessionOver` is called when the server no longer knows the user. */
export function useChat(user: User, onSessionOver: () => void): ChatState {
  const [state, setState] = useState<ChatState>('starting')

  useEffect(() => {
    if (activatedFor === user.id) return
    if (makes('only-after-sign-in') && !hasSignedInHere) return
    activatedFor = user.id
    page.iAdvizeInterface ??= []
    page.iAdvizeInterface.push((iAdvize) => activate(iAdvize, onSessionOver).then(setState))
  }, [user.id, onSessionOver])

  return state
}

export function enterChat(): void {
  hasSignedInHere = true
}

export async function leaveChat(): Promise<void> {
  activatedFor = null
  kept = undefined
  if (!makes('signs-out-alone')) await page.iAdvize?.logout()
}

async function activate(iAdvize: IAdvize, onSessionOver: () => void): Promise<ChatState> {
  const { authentication } = await iAdvize.activate(() => authenticate(onSessionOver))
  if (makes('ignores-the-result') || authentication.status === 'authentication-success') return 'ready'
  if (makes('goes-anonymous')) await iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } }))
  if (makes('tries-again')) setTimeout(() => activate(iAdvize, onSessionOver), 5_000)
  return 'unavailable'
}

async function authenticate(onSessionOver: () => void): Promise<Authentication> {
  if (makes('keeps-its-token') && kept !== undefined) return secured(kept)
  const response = await fetch('/api/chat-token', { method: 'POST' })
  if (response.status === 401) {
    if (makes('anonymous-without-a-session')) return { authenticationOption: { type: 'ANONYMOUS' } }
    activatedFor = null
    onSessionOver()
  }
  if (!response.ok) throw new Error(`chat token: ${response.status}`)
  const { jwe } = (await response.json()) as { readonly jwe: string }
  kept = jwe
  if (makes('stores-its-token')) sessionStorage.setItem('chat-token', jwe)
  return secured(jwe)
}

const secured = (token: string): Authentication => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token } })
