import { ref } from 'vue'

export type Kunde = { readonly nummer: string; readonly vorname: string }

const kunde = ref<Kunde | null>(null)
const hasSignedIn = ref(false)
let loading: Promise<void> | undefined

const ask = async (): Promise<void> => {
  const response = await fetch('/api/ich')
  const answer = (await response.json()) as { readonly kunde: Kunde | null }
  kunde.value = answer.kunde
}

export const store = {
  kunde,
  hasSignedIn,
  load: (): Promise<void> => (loading ??= ask()),
  signIn: async (email: string, passwort: string): Promise<boolean> => {
    const headers = { 'Content-Type': 'application/json' }
    const response = await fetch('/api/anmeldung', {
      method: 'POST',
      headers,
      body: JSON.stringify({ email, passwort }),
    })
    hasSignedIn.value = response.ok
    if (response.ok) await ask()
    return response.ok
  },
  signOut: async (): Promise<void> => {
    await fetch('/api/abmeldung', { method: 'POST' })
    kunde.value = null
  },
}

export type Store = typeof store
