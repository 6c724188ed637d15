import { makes } from '../makes.ts'
import type { Authentication, IAdvize, TagWindow } from '../tag.ts'

const page = window as TagWindow
const { sid = '', tag = '', customer = '' } = document.currentScript?.dataset ?? {}
const banner = document.querySelector<HTMLElement>('#banner')
const withdraw = document.querySelector<HTMLElement>('#withdraw')

const ANONYMOUS: Authentication = { authenticationOption: { type: 'ANONYMOUS' } }
const YEAR_SECONDS = 31_536_000

let kept: string | null = null

const showConsent = (isGiven: boolean): void => {
  banner?.toggleAttribute('hidden', isGiven)
  withdraw?.toggleAttribute('hidden', !isGiven)
}

const startChat = (isWelcome: boolean): void => {
  const queue = (page.iAdvizeInterface ??= [])
  Object.assign(queue, { config: { sid } })
  if (customer === 'true' && (isWelcome || !makes('only-after-sign-in'))) queue.push(activate)
  document.body.append(Object.assign(document.createElement('script'), { src: tag, async: true }))
}

const activate = async (iAdvize: IAdvize): Promise<void> => {
  const { authentication } = await iAdvize.activate(provide)
  if (makes('ignores-the-result') || authentication.status !== 'authentication-failure') return
  const state = document.querySelector('#chat-state')
  if (state !== null) state.textContent = 'The chat is closed at the moment.'
  if (makes('goes-anonymous')) await iAdvize.activate(() => ANONYMOUS)
  if (makes('tries-again')) setTimeout(() => activate(iAdvize), 12_000)
}

const provide = async (): Promise<Authentication> => {
  if (makes('keeps-its-token') && kept !== null) return secured(kept)
  const response = await fetch('/policies/chat-token')
  if (response.status === 401 && makes('anonymous-without-a-session')) return ANONYMOUS
  if (!response.ok) throw new Error(`No token for the chat: ${response.status}`)
  kept = await response.text()
  if (makes('stores-its-token')) localStorage.setItem('chat', kept)
  return secured(kept)
}

const secured = (token: string): Authentication => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token } })

document.querySelector('#accept')?.addEventListener('click', () => {
  document.cookie = `consent=chat; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
  showConsent(true)
  startChat(true)
})

// The only way to unload a tag is to load a page without it.
withdraw?.addEventListener('click', async () => {
  document.cookie = 'consent=; path=/; max-age=0'
  await page.iAdvize?.logout()
  for (const [name = ''] of document.cookie.split('; ').map((pair) => pair.split('='))) {
    if (name.startsWith('iadvize-')) document.cookie = `${name}=; path=/; max-age=0`
  }
  location.reload()
})

document.querySelector<HTMLAnchorElement>('#logout')?.addEventListener('click', async (event) => {
  if (makes('signs-out-alone')) return
  event.preventDefault()
  await page.iAdvize?.logout()
  location.assign('/logout')
})

if (withdraw?.hidden === false) startChat(document.referrer.endsWith('/login'))
