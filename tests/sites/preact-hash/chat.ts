import { makes } from '../makes.ts'
import type { Authentication, TagWindow } from '../tag.ts'

const page = window as TagWindow

let visit = 0
let kept: string | null = null

const mint = async (): Promise<string> => {
  if (makes('keeps-its-token') && kept !== null) return kept
  const response = await fetch('/v2/chat/tokens', { method: 'POST' })
  const token = response.ok ? await response.text() : ''
  // A proxy may answer instead of the server, with a page of its own.
  if (token.split('.').length !== 5) throw new Error('There is no token.')
  kept = token
  if (makes('stores-its-token')) localStorage.setItem('evening-school', JSON.stringify({ theme: 'light', token }))
  return token
}

export const enterChat = async (tell: (hasChat: boolean) => void, when?: 'at start'): Promise<void> => {
  const thisVisit = (visit += 1)
  if (makes('only-after-sign-in') && when === 'at start') return
  let first: string | null = await mint().catch(() => null)
  if (first === null || thisVisit !== visit) return
  const provide = async (): Promise<Authentication> => {
    try {
      const token = first ?? (await mint())
      first = null
      return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }
    } catch (error) {
      if (makes('anonymous-without-a-session')) return { authenticationOption: { type: 'ANONYMOUS' } }
      throw error
    }
  }
  page.iAdvizeInterface = page.iAdvizeInterface || []
  page.iAdvizeInterface.push((iAdvize) => {
    if (thisVisit !== visit) return
    void iAdvize.activate(provide).then(({ authentication }) => {
      if (makes('ignores-the-result')) return
      const hasFailed = authentication.status !== 'authentication-success'
      tell(!hasFailed)
      if (hasFailed && makes('goes-anonymous')) {
        void iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } }))
      }
      if (hasFailed && makes('tries-again')) setTimeout(() => enterChat(tell), 12_000)
    })
  })
}

export const leaveChat = async (): Promise<void> => {
  visit += 1
  kept = null
  if (!makes('signs-out-alone')) await page.iAdvize?.logout()
}
