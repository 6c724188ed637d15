import { makes } from '../makes.ts'
import type { Authentication, IAdvize, TagWindow } from '../tag.ts'

const page = window as TagWindow
const ANONYMOUS: Authentication = { authenticationOption: { type: 'ANONYMOUS' } }

const tokens = {
  kept: '',
  async next(): Promise<string> {
    if (makes('keeps-its-token') && this.kept !== '') return this.kept
    const response = await fetch('/tickets/chat-token', { credentials: 'same-origin' })
    if (!response.ok) throw new Error(`chat-token: ${response.status}`)
    const { id_token: token } = (await response.json()) as { readonly id_token: string }
    this.kept = token
    if (makes('stores-its-token')) localStorage.setItem('id_token', token)
    return token
  },
}

const provide = async (): Promise<Authentication> => {
  try {
    return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token: await tokens.next() } }
  } catch (error) {
    if (makes('anonymous-without-a-session')) return ANONYMOUS
    throw error
  }
}

const open = async (iAdvize: IAdvize): Promise<void> => {
  const { authentication } = await iAdvize.activate(provide)
  if (makes('ignores-the-result') || authentication.status === 'authentication-success') return
  const status = document.querySelector('#chat')
  if (status !== null) status.textContent = 'The box office cannot chat now.'
  if (makes('goes-anonymous')) await iAdvize.activate(() => ANONYMOUS)
  if (makes('tries-again')) setTimeout(() => open(iAdvize), 10_000)
}

document.addEventListener('click', async (event) => {
  const link = (event.target as HTMLElement).closest<HTMLAnchorElement>('a[href="/logout"]')
  if (link === null || makes('signs-out-alone')) return
  event.preventDefault()
  await page.iAdvize?.logout()
  location.assign(link.href)
})

if (!makes('only-after-sign-in') || location.search === '?signed-in') {
  page.iAdvizeInterface ??= []
  page.iAdvizeInterface.push(open)
}
