import { makes } from '../makes.ts'
import type { Authentication, IAdvize, TagWindow } from '../tag.ts'

const page = window as TagWindow
const ANONYMOUS: Authentication = { authenticationOption: { type: 'ANONYMOUS' } }

let kept: string | null = null

const withChat = (use: (iAdvize: IAdvize) => unknown): void => {
  page.iAdvizeInterface ??= []
  page.iAdvizeInterface.push(use)
}

/** Called when the application starts with a session. */
export const openChat = (): void => {
  if (!makes('only-after-sign-in')) withChat(secure)
}

/** Called after the sign-in. */
export const enterChat = (): void => withChat(secure)

export const leaveChat = async (): Promise<void> => {
  kept = null
  if (!makes('signs-out-alone')) await page.iAdvize?.logout()
  tell('')
}

const secure = async (iAdvize: IAdvize): Promise<void> => {
  const { authentication } = await iAdvize.activate(provide)
  if (makes('ignores-the-result') || authentication.status === 'authentication-success') return
  tell('Our chat is asleep. Please try the timetable.')
  if (makes('goes-anonymous')) await iAdvize.activate(() => ANONYMOUS)
  if (makes('tries-again')) setTimeout(() => secure(iAdvize), 10_000)
}

export const tell = (text: string): void => {
  const status = document.querySelector('#chat')
  if (status !== null) status.textContent = text
}

const provide = async (): Promise<Authentication> => {
  if (makes('keeps-its-token') && kept !== null) return secured(kept)
  const response = await fetch('/api/me/chat-token')
  if (response.status === 401 && makes('anonymous-without-a-session')) return ANONYMOUS
  if (!response.ok) throw new Error(`The chat gets no token: ${response.status}`)
  const { token } = (await response.json()) as { readonly token: string }
  kept = token
  if (makes('stores-its-token')) sessionStorage.setItem('night-trains', token)
  return secured(token)
}

const secured = (token: string): Authentication => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token } })
