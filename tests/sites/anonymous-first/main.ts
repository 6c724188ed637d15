import $ from 'jquery'
import { makes } from '../makes.ts'
import type { Authentication, IAdvize, TagWindow } from '../tag.ts'

const page = window as TagWindow
const ANONYMOUS: Authentication = { authenticationOption: { type: 'ANONYMOUS' } }

let kept: string | null = null

const withChat = (use: (iAdvize: IAdvize) => unknown): void => {
  page.iAdvizeInterface = page.iAdvizeInterface || []
  page.iAdvizeInterface.push(use)
}

const isSignedIn = (): boolean => $('.js-customer').length > 0

/** Runs for every visitor before the sign-in. A conversation that begins here continues after it. */
const greet = async (iAdvize: IAdvize): Promise<void> => {
  const { authentication } = await iAdvize.activate(() => ANONYMOUS)
  if (authentication.status === 'authentication-failure') tell('The chat is closed.')
}

const secure = async (iAdvize: IAdvize): Promise<void> => {
  const { authentication } = await iAdvize.activate(provide)
  if (makes('ignores-the-result') || authentication.status === 'authentication-success') return
  tell('The chat is closed.')
  if (makes('goes-anonymous')) await iAdvize.activate(() => ANONYMOUS)
  if (makes('tries-again')) setTimeout(() => secure(iAdvize), 10_000)
}

const provide = async (): Promise<Authentication> => {
  if (makes('keeps-its-token') && kept !== null) return secured(kept)
  const response = await fetch('/account/chat-token')
  if (response.status === 401 && makes('anonymous-without-a-session')) return ANONYMOUS
  if (!response.ok) throw new Error(`No token for the chat: ${response.status}`)
  const { token } = (await response.json()) as { readonly token: string }
  kept = token
  if (makes('stores-its-token')) localStorage.setItem('chat', token)
  return secured(token)
}

const secured = (token: string): Authentication => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token } })

const tell = (text: string): void => void $('#chat').text(text)

const showAccount = (html: string): void => void $('#account').html(html)

withChat(async (iAdvize) => {
  if (isSignedIn() && makes('only-after-sign-in')) return
  await greet(iAdvize)
  if (isSignedIn()) await secure(iAdvize)
})

$(document).on('click', '.js-account', () => void $('.js-sign-in').prop('hidden', false))

$(document).on('submit', '.js-sign-in', function (event) {
  event.preventDefault()
  void $.post('/account/login', $(this).serialize()).then(
    (html: string) => {
      showAccount(html)
      tell('')
      withChat(secure)
    },
    () => tell('Wrong e-mail or password.'),
  )
})

$(document).on('click', '.js-sign-out', async () => {
  kept = null
  if (!makes('signs-out-alone')) await page.iAdvize?.logout()
  const response = await fetch('/account/logout', { method: 'POST' })
  showAccount(await response.text())
  tell('')
  if (!makes('signs-out-alone')) withChat(greet)
})
