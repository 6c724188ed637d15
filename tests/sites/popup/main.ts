import { makes } from '../makes.ts'
import type { Authentication, IAdvize, TagWindow } from '../tag.ts'

const page = window as TagWindow
const ANONYMOUS: Authentication = { authenticationOption: { type: 'ANONYMOUS' } }
const source = document.querySelector<HTMLScriptElement>('#school')?.src ?? location.href
const campus = new URL(source).searchParams.get('campus') ?? ''

const byId = (id: string): HTMLElement | null => document.getElementById(id)

const write = (id: string, text: string): void => {
  const element = byId(id)
  if (element !== null) element.textContent = text
}

let kept: string | undefined

async function provide(): Promise<Authentication> {
  if (makes('keeps-its-token') && kept !== undefined) return secured(kept)
  const response = await fetch('/session/chat', { method: 'POST' })
  if (response.status === 403 && makes('anonymous-without-a-session')) return ANONYMOUS
  if (!response.ok) throw new Error(`The chat token was refused: ${response.status}`)
  const { token } = (await response.json()) as { readonly token: string }
  kept = token
  if (makes('stores-its-token')) localStorage.setItem('school-chat', token)
  return secured(token)
}

const secured = (token: string): Authentication => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token } })

async function activate(iAdvize: IAdvize): Promise<void> {
  const { authentication } = await iAdvize.activate(provide)
  if (makes('ignores-the-result') || authentication.status === 'authentication-success') return
  write('chat', 'The school office is not at the chat.')
  if (makes('goes-anonymous')) await iAdvize.activate(() => ANONYMOUS)
  if (makes('tries-again')) setTimeout(() => activate(iAdvize), 10_000)
}

function startChat(): void {
  page.iAdvizeInterface ??= []
  page.iAdvizeInterface.push(activate)
}

function show(name: string | null): void {
  write('name', name ?? '')
  byId('in')?.toggleAttribute('hidden', name === null)
  byId('out')?.toggleAttribute('hidden', name !== null)
}

async function setSession(method: 'POST' | 'DELETE', body: object): Promise<string | null> {
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetch('/session', { method, headers, body: JSON.stringify(body) })
  if (!response.ok) return null
  return ((await response.json()) as { readonly firstName: string | null }).firstName
}

byId('sign-in')?.addEventListener('click', () => {
  open(`${campus}/window?origin=${encodeURIComponent(location.origin)}`, 'campus', 'width=420,height=560')
})

addEventListener(
  'message',
  async ({ origin, data }: MessageEvent<{ readonly type?: string; readonly code?: string }>) => {
    if (origin !== campus || data.type !== 'campus-code') return
    const name = await setSession('POST', { code: data.code })
    if (name === null) return write('chat', 'Signing in did not work.')
    show(name)
    startChat()
  },
)

byId('sign-out')?.addEventListener('click', async () => {
  if (!makes('signs-out-alone')) await page.iAdvize?.logout()
  await setSession('DELETE', {})
  kept = undefined
  write('chat', '')
  show(null)
})

if (byId('in')?.hidden === false && !makes('only-after-sign-in')) startChat()
