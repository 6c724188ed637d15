import { ask } from './ask.ts'
import type { GoTo } from './sign-out.ts'

/** Starts the code of the sign-in page, if this is it. Its buttons are disabled until then. */
export const wireSignIn = (basePath: string, goTo: GoTo): void => {
  const form = document.querySelector<HTMLFormElement>('#sign-in')
  const error = document.querySelector<HTMLElement>('#sign-in-error')
  const button = form?.querySelector('button')
  if (!form || !error || !button) return

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void signIn()
  })
  const signIn = async (): Promise<void> => {
    error.textContent = ''
    button.disabled = true
    const problem = await problemOfSignIn(basePath, new FormData(form))
    if (problem === null) {
      goTo(`${basePath}/account`)
    } else {
      button.disabled = false
      error.textContent = problem
    }
  }

  wireDemoAccounts(form, button)
  button.disabled = false
}

/** Signs in. Returns null on success, or a sentence for the visitor. */
const problemOfSignIn = async (basePath: string, fields: FormData): Promise<string | null> => {
  const email = fields.get('email')
  const password = fields.get('password')
  if (!email || !password) return 'Please fill in your e-mail address and your password.'
  const response = await ask(`${basePath}/api/sign-in`, { email, password })
  if (response === null) return 'The shop could not be reached. Please check your connection and try again.'
  if (response.ok) return null
  return (await errorSentence(response)) ?? 'Signing in did not work just now. Please try again in a moment.'
}

const errorSentence = async (response: Response): Promise<string | null> => {
  const answer: unknown = await response.json().catch(() => null)
  const hasSentence = typeof answer === 'object' && answer !== null && 'error' in answer
  return hasSentence && typeof answer.error === 'string' ? answer.error : null
}

const wireDemoAccounts = (form: HTMLFormElement, submit: HTMLButtonElement): void => {
  for (const person of document.querySelectorAll<HTMLButtonElement>('button[data-email]')) {
    person.addEventListener('click', () => {
      fill(form, 'email', person.dataset['email'])
      fill(form, 'password', person.dataset['password'])
      submit.focus()
    })
    person.disabled = false
  }
}

const fill = (form: HTMLFormElement, name: string, value = ''): void => {
  const input = form.elements.namedItem(name)
  if (input instanceof HTMLInputElement) input.value = value
}
