import { makes } from '../makes.ts'
import type { Authentication, IAdvize, TagWindow } from '../tag.ts'

const page = window as TagWindow

let note = ''
let kept = ''

const userOnPage = (): string => document.getElementById('header')?.dataset['user'] ?? ''

const showNote = (): void => {
  const place = document.getElementById('chat-note')
  if (place !== null) place.textContent = note
}

const provider = async (): Promise<Authentication> => {
  if (makes('keeps-its-token') && kept !== '') return secured(kept)
  const response = await fetch('/chat/token/', { method: 'POST', headers: { Accept: 'application/json' } })
  if (!response.ok) {
    if (makes('anonymous-without-a-session')) return { authenticationOption: { type: 'ANONYMOUS' } }
    throw new Error(response.statusText)
  }
  const { token } = (await response.json()) as { readonly token: string }
  kept = token
  if (makes('stores-its-token')) localStorage.setItem('token', token)
  return secured(token)
}

const secured = (token: string): Authentication => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token } })

const activate = async (iAdvize: IAdvize): Promise<void> => {
  const { authentication } = await iAdvize.activate(provider)
  if (makes('ignores-the-result')) return
  if (authentication.status === 'authentication-success') {
    note = ''
  } else {
    note = 'Chat is closed right now.'
    if (makes('goes-anonymous')) await iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } }))
    if (makes('tries-again')) setTimeout(() => activate(iAdvize), 3_000)
  }
  showNote()
}

const isFresh = document.referrer.includes('/accounts/login/')

// A boosted link changes the body and loads no script: the tag and its visitor stay.
if (userOnPage() !== '' && (isFresh || !makes('only-after-sign-in'))) {
  page.iAdvizeInterface = page.iAdvizeInterface || []
  page.iAdvizeInterface.push(activate)
}

document.addEventListener('htmx:afterSettle', showNote)

document.addEventListener('htmx:confirm', (event) => {
  const { detail } = event as CustomEvent<{
    readonly elt: Element
    readonly issueRequest: (isConfirmed: boolean) => void
  }>
  if (detail.elt.id !== 'logout' || makes('signs-out-alone')) return
  event.preventDefault()
  const goOn = (): void => detail.issueRequest(true)
  if (page.iAdvize) void page.iAdvize.logout().then(goOn, goOn)
  else goOn()
})
