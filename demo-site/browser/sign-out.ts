import { ask } from './ask.ts'

/** Navigates to another page of the shop. */
export type GoTo = (address: string) => void

/** `endChat` comes first: when the shop's session has ended, nothing on the page may still belong to the customer. */
export const wireSignOut = (basePath: string, endChat: () => Promise<void>, goTo: GoTo): void => {
  const button = document.querySelector<HTMLButtonElement>('#sign-out')
  const error = document.querySelector<HTMLElement>('#sign-out-error')
  if (!button || !error) return

  const signOut = async (): Promise<void> => {
    error.textContent = ''
    button.disabled = true
    await endChat()
    const response = await ask(`${basePath}/api/sign-out`)
    if (response?.ok) {
      goTo(`${basePath}/`)
    } else {
      button.disabled = false
      error.textContent = 'You are still signed in: the shop could not be reached. Please try again.'
    }
  }
  button.addEventListener('click', () => void signOut())
  button.disabled = false
}
