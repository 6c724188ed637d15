import { makes } from '../makes.ts'
import type { Activation, Authentication, TagWindow } from '../tag.ts'

const page = window as TagWindow

let chattingAs: string | null = null
let hasLoggedInHere = false
let failure = ''
let kept: string | undefined

const currentUser = (): string | null =>
  document.querySelector<HTMLMetaElement>('meta[name="current-user"]')?.content ?? null

// The script keeps running when Turbo changes the body, so it still knows the previous visitor.
document.addEventListener('turbo:load', () => {
  const user = currentUser()
  const flash = document.querySelector('#chat-flash')
  if (flash) flash.textContent = failure
  if (user === null || user === chattingAs || (makes('only-after-sign-in') && !hasLoggedInHere)) return
  chattingAs = user
  page.iAdvizeInterface = page.iAdvizeInterface || []
  page.iAdvizeInterface.push(async (iAdvize) => {
    if (chattingAs !== user) return
    show(await iAdvize.activate(provideToken))
    if (failure !== '' && makes('goes-anonymous')) {
      await iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } }))
    }
    if (failure !== '' && makes('tries-again')) setTimeout(() => iAdvize.activate(provideToken), 45_000)
  })
})

document.addEventListener('turbo:submit-start', ({ target }) => {
  if (!(target instanceof HTMLFormElement)) return
  if (target.id !== 'log-out') {
    hasLoggedInHere = true
    return
  }
  chattingAs = null
  failure = ''
  kept = undefined
  if (!makes('signs-out-alone')) void page.iAdvize?.logout()
})

function show({ authentication }: Activation): void {
  if (makes('ignores-the-result')) {
    failure = ''
    return
  }
  failure = authentication.status === 'authentication-success' ? '' : 'Support chat is offline.'
  const flash = document.querySelector('#chat-flash')
  if (flash) flash.textContent = failure
}

async function provideToken(): Promise<Authentication> {
  if (makes('keeps-its-token') && kept) return secured(kept)
  const response = await fetch('/chat_token.json', { headers: { Accept: 'application/json' } })
  if (response.status === 401 && makes('anonymous-without-a-session')) {
    return { authenticationOption: { type: 'ANONYMOUS' } }
  }
  if (!response.ok) throw new Error('Not logged in')
  const { chat_token: token } = (await response.json()) as { readonly chat_token: string }
  kept = token
  if (makes('stores-its-token')) localStorage.chatToken = token
  return secured(token)
}

function secured(token: string): Authentication {
  return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }
}
