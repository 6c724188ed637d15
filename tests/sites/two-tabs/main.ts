import { makes } from '../makes.ts'
import type { Authentication, IAdvize, TagWindow } from '../tag.ts'

const page = window as TagWindow
const ANONYMOUS: Authentication = { authenticationOption: { type: 'ANONYMOUS' } }
const LEFT = 'left'

const tabs = new BroadcastChannel('desk')
let kept: string | undefined

async function tokenFromDesk(): Promise<string> {
  if (makes('keeps-its-token') && kept !== undefined) return kept
  const response = await fetch('/desk/chat-token', { method: 'POST' })
  if (!response.ok) throw new Error(`The desk answered ${response.status}`)
  kept = (await response.json()) as string
  if (makes('stores-its-token')) localStorage.setItem('desk-chat', kept)
  return kept
}

async function provide(): Promise<Authentication> {
  const token = await tokenFromDesk().catch((error: unknown) => {
    if (makes('anonymous-without-a-session')) return null
    throw error
  })
  return token === null ? ANONYMOUS : { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }
}

async function start(iAdvize: IAdvize): Promise<void> {
  const { authentication } = await iAdvize.activate(provide)
  if (makes('ignores-the-result') || authentication.status === 'authentication-success') return
  const status = document.querySelector('#chat')
  if (status !== null) status.textContent = 'No chat today. Please send us a letter.'
  if (makes('goes-anonymous')) await iAdvize.activate(() => ANONYMOUS)
  if (makes('tries-again')) setTimeout(() => start(iAdvize), 11_000)
}

async function sayFarewell(): Promise<void> {
  if (!makes('signs-out-alone')) await page.iAdvize?.logout()
  location.replace('/farewell')
}

document.querySelector('#leave')?.addEventListener('click', async () => {
  await fetch('/desk/session', { method: 'DELETE' })
  tabs.postMessage(LEFT)
  await sayFarewell()
})

tabs.addEventListener('message', ({ data }) => {
  if (data === LEFT) void sayFarewell()
})

if (!makes('only-after-sign-in') || document.referrer.endsWith('/desk/enter')) {
  page.iAdvizeInterface ??= []
  page.iAdvizeInterface.push(start)
}
