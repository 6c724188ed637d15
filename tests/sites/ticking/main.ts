import { makes } from '../makes.ts'
import type { Authentication, IAdvize, TagWindow } from '../tag.ts'

const page = window as TagWindow
const ANONYMOUS: Authentication = { authenticationOption: { type: 'ANONYMOUS' } }
const WELCOME = '#welcome'

let token: string | undefined

function tick(): void {
  const clock = document.querySelector('time')
  if (clock !== null) clock.textContent = new Date().toLocaleTimeString()
}

async function poll(): Promise<void> {
  const response = await fetch('/api/courses').catch(() => null)
  if (response === null || !response.ok) return
  const courses = (await response.json()) as Record<string, number>
  for (const [name, course] of Object.entries(courses)) {
    const output = document.getElementById(name)
    if (output !== null) output.textContent = course.toFixed(2)
  }
}

async function provide(): Promise<Authentication> {
  if (!makes('keeps-its-token') || token === undefined) {
    const response = await fetch('/api/chat')
    if (response.status === 401 && makes('anonymous-without-a-session')) return ANONYMOUS
    if (!response.ok) throw new Error(`/api/chat answered ${response.status}`)
    token = ((await response.json()) as { readonly jwe: string }).jwe
    if (makes('stores-its-token')) sessionStorage.setItem('jwe', token)
  }
  return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }
}

async function activate(iAdvize: IAdvize): Promise<void> {
  const { authentication } = await iAdvize.activate(provide)
  if (makes('ignores-the-result') || authentication.status === 'authentication-success') return
  document.querySelector('#chat-down')?.removeAttribute('hidden')
  if (makes('goes-anonymous')) await iAdvize.activate(() => ANONYMOUS)
  if (makes('tries-again')) setTimeout(() => activate(iAdvize), 15_000)
}

async function leave(event: SubmitEvent): Promise<void> {
  event.preventDefault()
  if (!makes('signs-out-alone')) await page.iAdvize?.logout()
  signOut?.submit()
}

tick()
setInterval(tick, 1_000)
void poll()
setInterval(poll, 5_000)

const signOut = document.querySelector<HTMLFormElement>('#sign-out')
signOut?.addEventListener('submit', leave)
const isExpected = 'signedIn' in document.body.dataset && (!makes('only-after-sign-in') || location.hash === WELCOME)
if (isExpected) (page.iAdvizeInterface ??= []).push(activate)
