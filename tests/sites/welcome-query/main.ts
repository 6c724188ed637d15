import { makes } from '../makes.ts'
import type { Authentication, IAdvize, TagWindow } from '../tag.ts'

const page = window as TagWindow & { readonly isCustomer?: boolean }
const ANONYMOUS: Authentication = { authenticationOption: { type: 'ANONYMOUS' } }

const address = new URL(location.href)
const isWelcome = address.searchParams.has('welcome')

// A visitor who copies the address or returns to it is not greeted again, and the campaign is counted once.
for (const name of ['welcome', 'bye', 'utm_source']) address.searchParams.delete(name)
if (address.href !== location.href) history.replaceState(null, '', address)
const greeting = document.querySelector('#greeting')
if (greeting !== null && isWelcome) greeting.textContent = 'Welcome back!'

const chat = {
  token: null as string | null,

  provide: async (): Promise<Authentication> => {
    if (makes('keeps-its-token') && chat.token !== null) return chat.secured(chat.token)
    const response = await fetch('/account/chat-token', { method: 'POST' })
    if (response.status === 401 && makes('anonymous-without-a-session')) return ANONYMOUS
    if (!response.ok) throw new Error(`Chat token: ${response.status}`)
    const { data } = (await response.json()) as { readonly data: { readonly token: string } }
    chat.token = data.token
    if (makes('stores-its-token')) localStorage.setItem('chat.token', data.token)
    return chat.secured(data.token)
  },

  secured: (token: string): Authentication => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }),

  start: async (iAdvize: IAdvize): Promise<void> => {
    const { authentication } = await iAdvize.activate(chat.provide)
    if (makes('ignores-the-result') || authentication.status === 'authentication-success') return
    document.querySelector('#chat-hint')?.removeAttribute('hidden')
    if (makes('goes-anonymous')) await iAdvize.activate(() => ANONYMOUS)
    if (makes('tries-again')) setTimeout(chat.start, 10_000, iAdvize)
  },
}

if (page.isCustomer === true && (!makes('only-after-sign-in') || isWelcome)) {
  page.iAdvizeInterface ??= []
  page.iAdvizeInterface.push(chat.start)
}

const form = document.querySelector<HTMLFormElement>('form[action="/account/logout"]')
form?.addEventListener('submit', async (event) => {
  if (makes('signs-out-alone')) return
  event.preventDefault()
  await page.iAdvize?.logout()
  form.submit()
})
