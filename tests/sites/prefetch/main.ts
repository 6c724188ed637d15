import { makes } from '../makes.ts'
import type { Authentication, TagWindow } from '../tag.ts'

const page = window as TagWindow
const ANONYMOUS: Authentication = { authenticationOption: { type: 'ANONYMOUS' } }

/** A token lives for a minute. Half of that may pass before its first use. */
const STILL_FRESH_MS = 30_000

type Fetched = { readonly at: number; readonly token: Promise<string> }

const fetchToken = (): Fetched => ({ at: Date.now(), token: load() })

const load = async (): Promise<string> => {
  const response = await fetch('/membership/token.json')
  if (!response.ok) throw new Error(`token.json: ${response.status}`)
  const { token } = (await response.json()) as { readonly token: string }
  if (makes('stores-its-token')) localStorage.setItem('museum.token', token)
  return token
}

let early: Fetched | null = fetchToken()
// The provider reports a failure, but it may be called later.
early.token.catch(() => {})

const takeToken = (): Promise<string> => {
  const taken = early
  if (!makes('keeps-its-token')) early = null
  if (taken === null) return fetchToken().token
  return makes('keeps-its-token') || Date.now() - taken.at < STILL_FRESH_MS ? taken.token : fetchToken().token
}

const provide = async (): Promise<Authentication> => {
  try {
    return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token: await takeToken() } }
  } catch (error) {
    if (makes('anonymous-without-a-session')) return ANONYMOUS
    throw error
  }
}

const start = (): void => {
  page.iAdvizeInterface ??= []
  page.iAdvizeInterface.push(async (iAdvize) => {
    const { authentication } = await iAdvize.activate(provide)
    if (makes('ignores-the-result') || authentication.status === 'authentication-success') return
    const status = document.querySelector('#chat')
    if (status !== null) status.textContent = 'Our chat is closed. Please write to us.'
    if (makes('goes-anonymous')) await iAdvize.activate(() => ANONYMOUS)
    if (makes('tries-again')) setTimeout(start, 9_000)
  })
}

// A visitor who has just signed in comes from the form at the same address.
const isFresh = document.referrer.endsWith('/membership') && location.pathname === '/membership'
if (!makes('only-after-sign-in') || isFresh) start()

addEventListener('DOMContentLoaded', () => {
  const link = document.querySelector<HTMLAnchorElement>('#leave')
  link?.addEventListener('click', async (event) => {
    if (makes('signs-out-alone')) return
    event.preventDefault()
    await page.iAdvize?.logout()
    location.assign(link.href)
  })
})
