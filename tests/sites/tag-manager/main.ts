/** The container: what the marketing team has set up in the tag manager, without a release of the shop. */

import { makes } from '../makes.ts'
import type { Authentication, IAdvize, TagWindow } from '../tag.ts'

type Entry = {
  readonly visitor?: 'guest' | 'customer'
  readonly event?: string
  readonly eventCallback?: () => void
  readonly eventTimeout?: number
}

type ContainerWindow = TagWindow & {
  readonly containerConstants: { readonly sid: number; readonly tagUrl: string }
  readonly dataLayer: Entry[]
}

const page = window as unknown as ContainerWindow

const ANONYMOUS: Authentication = { authenticationOption: { type: 'ANONYMOUS' } }

const variables: { visitor?: string | undefined; keptToken?: string } = {}

/** Each tag of the container with the event that fires it. The manager waits for what the tag returns. */
const TAGS: readonly (readonly [string, () => unknown])[] = [
  ['gtm.load', loadChat],
  [makes('only-after-sign-in') ? 'login' : 'page-view', authenticate],
  ['sign-out', leaveChat],
]

function loadChat(): void {
  const { sid, tagUrl } = page.containerConstants
  const queue = (page.iAdvizeInterface ??= [])
  Object.assign(queue, { config: { sid } })
  const script = document.createElement('script')
  script.async = true
  script.src = tagUrl
  document.head.append(script)
}

function authenticate(): void {
  if (variables.visitor !== 'customer') return
  page.iAdvizeInterface ??= []
  page.iAdvizeInterface.push(activate)
}

async function activate(iAdvize: IAdvize): Promise<void> {
  const { authentication } = await iAdvize.activate(provide)
  if (makes('ignores-the-result') || authentication.status === 'authentication-success') return
  page.dataLayer.push({ event: 'chat-unavailable' })
  const notice = document.getElementById('notice')
  if (notice !== null) notice.textContent = 'Chat is having a break. Please call us instead.'
  if (makes('goes-anonymous')) await iAdvize.activate(() => ANONYMOUS)
  if (makes('tries-again')) setTimeout(() => activate(iAdvize), 8_000)
}

async function provide(): Promise<Authentication> {
  if (makes('keeps-its-token') && variables.keptToken !== undefined) return secured(variables.keptToken)
  const response = await fetch('/chat/token')
  if (response.status === 401 && makes('anonymous-without-a-session')) return ANONYMOUS
  if (!response.ok) throw new Error(`Chat token: ${response.status}`)
  const { token } = (await response.json()) as { readonly token: string }
  variables.keptToken = token
  if (makes('stores-its-token')) sessionStorage.setItem('gtm-chat-token', token)
  return secured(token)
}

const secured = (token: string): Authentication => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token } })

async function leaveChat(): Promise<void> {
  if (!makes('signs-out-alone')) await page.iAdvize?.logout()
}

/** The manager itself: variables are read from an entry before its event fires tags. */
function take({ visitor, event, eventCallback, eventTimeout = 2_000 }: Entry): void {
  variables.visitor = visitor ?? variables.visitor
  const fired = TAGS.filter(([trigger]) => trigger === event).map(([, fire]) => fire())
  if (eventCallback === undefined) return
  const late = new Promise((resolve) => setTimeout(resolve, eventTimeout))
  void Promise.race([Promise.all(fired), late]).then(eventCallback, eventCallback)
}

const { dataLayer } = page
const waiting = dataLayer.splice(0)
dataLayer.push = (...entries) => {
  entries.forEach(take)
  return entries.length
}
waiting.forEach(take)

const windowLoaded = (): void => void dataLayer.push({ event: 'gtm.load' })
if (document.readyState === 'complete') windowLoaded()
else addEventListener('load', windowLoaded)
