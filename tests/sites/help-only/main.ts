import { makes } from '../makes.ts'
import type { Authentication, TagWindow } from '../tag.ts'

const page = window as TagWindow
const ANONYMOUS: Authentication = { authenticationOption: { type: 'ANONYMOUS' } }

let tokenInUse: Promise<string> | undefined

const askForToken = async (): Promise<string> => {
  const response = await fetch('/help/token', { method: 'POST' })
  if (!response.ok) throw new Error(`The help desk gave no token: ${response.status}`)
  const { token } = (await response.json()) as { readonly token: string }
  if (makes('stores-its-token')) localStorage.setItem('help-desk', JSON.stringify({ token }))
  return token
}

const provide = async (): Promise<Authentication> => {
  if (!makes('keeps-its-token')) tokenInUse = undefined
  tokenInUse ??= askForToken()
  try {
    return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token: await tokenInUse } }
  } catch (error) {
    if (makes('anonymous-without-a-session')) return ANONYMOUS
    throw error
  }
}

const openDesk = (): void => {
  page.iAdvizeInterface ??= []
  page.iAdvizeInterface.push(async (iAdvize) => {
    const { authentication } = await iAdvize.activate(provide)
    if (makes('ignores-the-result') || authentication.status === 'authentication-success') return
    document.getElementById('chat-closed')?.removeAttribute('hidden')
    if (makes('goes-anonymous')) await iAdvize.activate(() => ANONYMOUS)
    if (makes('tries-again')) setTimeout(openDesk, 10_000)
  })
}

const form = document.querySelector<HTMLFormElement>('#sign-out')
form?.addEventListener('submit', async (event) => {
  if (makes('signs-out-alone')) return
  event.preventDefault()
  await page.iAdvize?.logout()
  form.submit()
})

if (!makes('only-after-sign-in') || document.referrer.endsWith('/session/new')) openDesk()
