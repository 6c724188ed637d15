import { makes } from '../makes.ts'
import type { Authentication, TagWindow } from '../tag.ts'

const page = window as TagWindow

const tokens = new Set<string>()

const provide = async (): Promise<Authentication> => {
  const [kept] = tokens
  if (makes('keeps-its-token') && kept !== undefined) return secured(kept)
  const response = await fetch('/chat.json', { method: 'POST' })
  const answer = (await response.json()) as { readonly ok: boolean; readonly data?: string }
  if (answer.data === undefined) {
    if (makes('anonymous-without-a-session')) return { authenticationOption: { type: 'ANONYMOUS' } }
    throw new Error('The library gives no token.')
  }
  if (makes('keeps-its-token')) tokens.add(answer.data)
  if (makes('stores-its-token')) sessionStorage['chat'] = JSON.stringify(answer)
  return secured(answer.data)
}

const secured = (token: string): Authentication => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token } })

/** Returns a function that ends the chat. */
export const startChat = ({ onFailure }: { readonly onFailure: () => void }): (() => void) => {
  let hasEnded = false
  page.iAdvizeInterface = page.iAdvizeInterface || []
  page.iAdvizeInterface.push(async (iAdvize) => {
    if (hasEnded) return
    const result = await iAdvize.activate(provide)
    if (hasEnded || makes('ignores-the-result')) return
    if (result.authentication.status !== 'authentication-failure') return
    onFailure()
    if (makes('goes-anonymous')) await iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } }))
    if (makes('tries-again')) setTimeout(() => iAdvize.activate(provide), 1_000)
  })
  return () => {
    hasEnded = true
    tokens.clear()
    if (!makes('signs-out-alone')) void page.iAdvize?.logout()
  }
}
