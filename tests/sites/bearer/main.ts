import { makes } from '../makes.ts'
import type { Authentication, IAdvize, TagWindow } from '../tag.ts'

const page = window as TagWindow
const ANONYMOUS: Authentication = { authenticationOption: { type: 'ANONYMOUS' } }
const ACCESS = 'access_token'

const show = (id: string, isShown: boolean): void =>
  void document.getElementById(id)?.toggleAttribute('hidden', !isShown)
const write = (id: string, text: string): void => {
  const element = document.getElementById(id)
  if (element !== null) element.textContent = text
}

const call = (method: string, path: string): Promise<Response> =>
  fetch(path, { method, headers: { Authorization: `Bearer ${sessionStorage.getItem(ACCESS)}` } })

let kept: string | null = null

const provide = async (): Promise<Authentication> => {
  if (makes('keeps-its-token') && kept !== null) return secured(kept)
  const response = await call('POST', '/v1/chat-tokens')
  if (response.status === 401 && makes('anonymous-without-a-session')) return ANONYMOUS
  if (!response.ok) throw new Error(`/v1/chat-tokens: ${response.status}`)
  const { jwe } = (await response.json()) as { readonly jwe: string }
  kept = jwe
  if (makes('stores-its-token')) sessionStorage.setItem('jwe', jwe)
  return secured(jwe)
}

const secured = (token: string): Authentication => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token } })

const activate = async (iAdvize: IAdvize): Promise<void> => {
  const { authentication } = await iAdvize.activate(provide)
  if (makes('ignores-the-result') || authentication.status === 'authentication-success') return
  write('chat', 'Our chat is closed. We are at the counter until six.')
  if (makes('goes-anonymous')) await iAdvize.activate(() => ANONYMOUS)
  if (makes('tries-again')) setTimeout(activate, 10_000, iAdvize)
}

const enter = async (isFresh: boolean): Promise<void> => {
  const response = sessionStorage.getItem(ACCESS) === null ? null : await call('GET', '/v1/profile')
  const isIn = response?.ok === true
  show('entry', !isIn)
  show('inside', isIn)
  if (!isIn) return sessionStorage.removeItem(ACCESS)
  write('name', ((await response.json()) as { readonly given_name: string }).given_name)
  if (isFresh || !makes('only-after-sign-in')) (page.iAdvizeInterface ??= []).push(activate)
}

const entry = document.querySelector<HTMLFormElement>('#entry')
entry?.addEventListener('submit', async (event) => {
  event.preventDefault()
  const body = JSON.stringify({ grant_type: 'password', ...Object.fromEntries(new FormData(entry)) })
  const response = await fetch('/oauth/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  })
  if (!response.ok) return write('chat', 'Wrong e-mail address or password.')
  const { access_token: access } = (await response.json()) as { readonly access_token: string }
  sessionStorage.setItem(ACCESS, access)
  entry.reset()
  await enter(true)
})

document.querySelector('#sign-out')?.addEventListener('click', async () => {
  if (!makes('signs-out-alone')) await page.iAdvize?.logout()
  await call('POST', '/oauth/revoke')
  sessionStorage.removeItem(ACCESS)
  kept = null
  write('name', '')
  write('chat', '')
  await enter(false)
})

void enter(false)
