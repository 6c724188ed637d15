import { ref, watch, type Ref } from 'vue'
import { makes } from '../makes.ts'
import type { Authentication, IAdvize, TagWindow } from '../tag.ts'
import type { Kunde, Store } from './store.ts'

export const isChatDown = ref(false)

const page = window as TagWindow
const queue = (page.iAdvizeInterface ??= [])

/** One activation for each customer, and a logout when the customer is gone. */
export const keepChatInStep = ({ kunde, hasSignedIn }: Store): void => {
  watch(kunde, (now, before) => {
    if (now !== null && (hasSignedIn.value || !makes('only-after-sign-in'))) start(kunde)
    if (now === null && before !== null && !makes('signs-out-alone')) void page.iAdvize?.logout()
  })
}

const start = (kunde: Ref<Kunde | null>): void => {
  const { nummer } = kunde.value ?? {}
  isChatDown.value = false
  queue.push(async (iAdvize) => {
    // By the time the tag is ready, the customer may have signed out.
    if (kunde.value?.nummer !== nummer) return
    await activate(iAdvize)
  })
}

const activate = async (iAdvize: IAdvize): Promise<void> => {
  const { authentication } = await iAdvize.activate(createProvider())
  if (makes('ignores-the-result') || authentication.status !== 'authentication-failure') return
  isChatDown.value = true
  if (makes('goes-anonymous')) await iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } }))
  if (makes('tries-again')) setInterval(() => void iAdvize.activate(createProvider()), 30_000)
}

type Answer = { readonly ausweis: { readonly wert: string } }

const createProvider = (): (() => Promise<Authentication>) => {
  let kept: string | undefined
  return async () => {
    if (makes('keeps-its-token') && kept !== undefined) return secured(kept)
    const response = await fetch('/api/chat/ausweis', { method: 'PUT' })
    if (response.status === 401 && makes('anonymous-without-a-session')) {
      return { authenticationOption: { type: 'ANONYMOUS' } }
    }
    if (!response.ok) throw new Error(`Kein Ausweis: ${response.status}`)
    const { ausweis } = (await response.json()) as Answer
    kept = ausweis.wert
    if (makes('stores-its-token')) localStorage.setItem('fernruf:ausweis', JSON.stringify(ausweis))
    return secured(ausweis.wert)
  }
}

const secured = (token: string): Authentication => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token } })
