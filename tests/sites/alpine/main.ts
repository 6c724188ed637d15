import Alpine from 'alpinejs'
import { makes } from '../makes.ts'
import type { Authentication, TagWindow } from '../tag.ts'

const page = window as TagWindow

type ChatStore = {
  isDown: boolean
  readonly init: () => void
  readonly start: () => void
  readonly provide: () => Promise<Authentication>
}

let kept: string | null = null

const chat: ChatStore = {
  isDown: false,

  init() {
    if (makes('only-after-sign-in') && !location.search.includes('bienvenida')) return
    this.start()
  },

  start() {
    page.iAdvizeInterface = page.iAdvizeInterface || []
    page.iAdvizeInterface.push(async (iAdvize) => {
      const { authentication } = await iAdvize.activate(() => this.provide())
      if (makes('ignores-the-result')) return
      this.isDown = authentication.status === 'authentication-failure'
      if (this.isDown && makes('goes-anonymous')) {
        await iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } }))
      }
      if (this.isDown && makes('tries-again')) setTimeout(() => this.start(), 15_000)
    })
  },

  async provide() {
    if (makes('keeps-its-token') && kept !== null) return secured(kept)
    const response = await fetch('/clientes/chat/token', { method: 'POST' })
    if (response.status === 419 && makes('anonymous-without-a-session')) {
      return { authenticationOption: { type: 'ANONYMOUS' } }
    }
    if (!response.ok) throw new Error(`token ${response.status}`)
    const { token } = (await response.json()) as { readonly token: string }
    kept = token
    if (makes('stores-its-token')) localStorage.setItem('_x_chatToken', JSON.stringify(token))
    return secured(token)
  },
}

const secured = (token: string): Authentication => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token } })

document.addEventListener('alpine:init', () => {
  Alpine.store('chat', chat)
  Alpine.data('salida', () => ({
    async salir(form: HTMLFormElement) {
      if (!makes('signs-out-alone')) await page.iAdvize?.logout()
      form.submit()
    },
  }))
})

Alpine.start()
