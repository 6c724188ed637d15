import { makes } from '../makes.ts'
import type { Authentication, TagWindow } from '../tag.ts'

const page = window as TagWindow

let kept: string | undefined

async function getToken(): Promise<string> {
  if (makes('keeps-its-token') && kept !== undefined) return kept
  const response = await fetch('/ajax/jeton.php')
  if (!response.ok) throw new Error(`Pas de jeton : ${response.status}`)
  const token = await response.text()
  if (makes('keeps-its-token')) kept = token
  if (makes('stores-its-token')) localStorage.setItem('jeton', token)
  return token
}

async function authenticate(): Promise<Authentication> {
  try {
    return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token: await getToken() } }
  } catch (error) {
    if (makes('anonymous-without-a-session')) return { authenticationOption: { type: 'ANONYMOUS' } }
    throw error
  }
}

function startChat(): void {
  page.iAdvizeInterface = page.iAdvizeInterface || []
  page.iAdvizeInterface.push(async (iAdvize) => {
    const activation = await iAdvize.activate(authenticate)
    if (makes('ignores-the-result') || activation.authentication.status === 'authentication-success') return
    const state = document.getElementById('chat-etat')
    if (state) state.textContent = 'Le chat est momentanément indisponible.'
    if (makes('goes-anonymous')) await iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } }))
    if (makes('tries-again')) setTimeout(startChat, 20_000)
  })
}

if (!makes('only-after-sign-in') || document.referrer.endsWith('/login.php')) startChat()

document.addEventListener('DOMContentLoaded', () => {
  const link = document.querySelector<HTMLAnchorElement>('#deconnexion')
  if (!link || makes('signs-out-alone')) return
  link.addEventListener('click', async (event) => {
    event.preventDefault()
    if (page.iAdvize) await page.iAdvize.logout()
    location.href = link.href
  })
})
