import { makes } from '../makes.ts'
import type { Authentication, IAdvize, TagWindow } from '../tag.ts'

const page = window as TagWindow
const ANONYMOUS: Authentication = { authenticationOption: { type: 'ANONYMOUS' } }

type Answer<Data> = {
  readonly data?: Data | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

class GraphqlError extends Error {
  override readonly name = 'GraphqlError'
  readonly code: string | undefined
  constructor(message: string, code: string | undefined) {
    super(message)
    this.code = code
  }
}

/** An error is answered with status 200 as well; only its text differs. */
async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors: [error] = [] } = (await response.json()) as Answer<Data>
  if (error !== undefined) throw new GraphqlError(error.message, error.extensions?.code)
  if (data === undefined || data === null) throw new GraphqlError('An answer without data', undefined)
  return data
}

let kept: string | undefined

async function provide(): Promise<Authentication> {
  if (makes('keeps-its-token') && kept !== undefined) return secured(kept)
  try {
    const { createChatToken } = await ask<{ readonly createChatToken: string }>('mutation { createChatToken }')
    kept = createChatToken
    if (makes('stores-its-token')) localStorage.setItem('cache', JSON.stringify({ createChatToken }))
    return secured(createChatToken)
  } catch (error) {
    if (makes('anonymous-without-a-session')) return ANONYMOUS
    throw error
  }
}

const secured = (token: string): Authentication => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token } })

async function activate(iAdvize: IAdvize): Promise<void> {
  const { authentication } = await iAdvize.activate(provide)
  if (makes('ignores-the-result') || authentication.status === 'authentication-success') return
  tell('Our gardeners cannot chat at the moment.')
  if (makes('goes-anonymous')) await iAdvize.activate(() => ANONYMOUS)
  if (makes('tries-again')) setTimeout(() => activate(iAdvize), 10_000)
}

function tell(text: string): void {
  const status = document.querySelector('#chat')
  if (status !== null) status.textContent = text
}

type Gardener = { readonly firstName: string } | null

const FORM = `<h1>Allotments</h1><form><label>E-mail <input name="email"></label>
<label>Password <input name="password" type="password"></label> <button>Sign in</button></form>`

const inside = (firstName: string): string =>
  `<h1>Your allotment</h1><p>${firstName}, plot 14 is yours until October.</p><button id="sign-out">Sign out</button>`

function show(gardener: Gardener, isFresh: boolean): void {
  const app = document.querySelector('#app')
  if (app !== null) app.innerHTML = gardener === null ? FORM : inside(gardener.firstName)
  if (gardener === null || (makes('only-after-sign-in') && !isFresh)) return
  page.iAdvizeInterface ??= []
  page.iAdvizeInterface.push(activate)
}

const SIGN_IN =
  'mutation SignIn($email: String!, $password: String!) { signIn(email: $email, password: $password) { firstName } }'

document.addEventListener('submit', async (event) => {
  event.preventDefault()
  const entered = Object.fromEntries(new FormData(event.target as HTMLFormElement))
  try {
    const { signIn } = await ask<{ readonly signIn: Gardener }>(SIGN_IN, entered)
    if (signIn === null) tell('Wrong e-mail address or password.')
    else show(signIn, true)
  } catch {
    tell('Signing in is not possible at the moment.')
  }
})

document.addEventListener('click', async ({ target }) => {
  if ((target as HTMLElement).id !== 'sign-out') return
  if (!makes('signs-out-alone')) await page.iAdvize?.logout()
  await ask('mutation { signOut }')
  kept = undefined
  tell('')
  show(null, false)
})

async function open(): Promise<void> {
  const { viewer } = await ask<{ readonly viewer: Gardener }>('{ viewer { firstName } }').catch(() => ({
    viewer: null,
  }))
  show(viewer, false)
}

void open()
