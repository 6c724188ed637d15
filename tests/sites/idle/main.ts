import { makes } from '../makes.ts'
import type { Authentication, IAdvize, TagWindow } from '../tag.ts'

const page = window as TagWindow
const ANONYMOUS: Authentication = { authenticationOption: { type: 'ANONYMOUS' } }

const IDLE_MS = 15 * 60_000
const LOOK_MS = 10_000

let kept: string | undefined

async function provide(): Promise<Authentication> {
  if (!makes('keeps-its-token') || kept === undefined) {
    const response = await fetch('/bank/chat-token', { method: 'POST' })
    if (response.status === 401 && makes('anonymous-without-a-session')) return ANONYMOUS
    if (!response.ok) throw new Error(`The bank mints no token: ${response.status}`)
    kept = ((await response.json()) as { readonly token: string }).token
    if (makes('stores-its-token')) sessionStorage.setItem('bank-chat', kept)
  }
  return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token: kept } }
}

async function startChat(iAdvize: IAdvize): Promise<void> {
  const { authentication } = await iAdvize.activate(provide)
  if (makes('ignores-the-result') || authentication.status === 'authentication-success') return
  const status = document.querySelector('#chat')
  if (status !== null) status.textContent = 'Our advisers cannot chat at the moment.'
  if (makes('goes-anonymous')) await iAdvize.activate(() => ANONYMOUS)
  if (makes('tries-again')) setTimeout(() => startChat(iAdvize), 10_000)
}

const form = document.querySelector<HTMLFormElement>('#logout')

async function logOut(action: string): Promise<void> {
  if (form === null) return
  clearInterval(looking)
  if (!makes('signs-out-alone')) await page.iAdvize?.logout()
  form.action = action
  form.submit()
}

let lastSeenAt = Date.now()
const isSeen = (): void => {
  lastSeenAt = Date.now()
}
for (const act of ['pointerdown', 'pointermove', 'keydown', 'scroll']) addEventListener(act, isSeen, { passive: true })

const looking = setInterval(() => {
  if (Date.now() - lastSeenAt >= IDLE_MS) void logOut('/bank/logout?why=idle')
}, LOOK_MS)

form?.addEventListener('submit', (event) => {
  event.preventDefault()
  void logOut('/bank/logout')
})

if (!makes('only-after-sign-in') || location.search === '?entered') {
  page.iAdvizeInterface ??= []
  page.iAdvizeInterface.push(startChat)
}
