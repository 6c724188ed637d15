import { enterChat, leaveChat, openChat, tell } from './chat.ts'

const main = document.querySelector('main')
let name: string | null = null

const VIEWS: Readonly<Record<string, () => string>> = {
  '/': () => '<h1>Night trains</h1><p>Fall asleep here, wake up there.</p>',
  '/trips': () => `<h1>Trips of ${name}</h1><p>Two trips this year.</p>${SIGN_OUT}`,
  '/trips/lisbon': () => `<h1>Lisbon</h1><p>Trip of ${name}: departs at 21:40, coach 7.</p>${SIGN_OUT}`,
  '/sign-in': () => `<h1>Sign in</h1><form><label>E-mail <input name="email"></label>
<label>Password <input name="password" type="password"></label> <button>Sign in</button></form>`,
}

const SIGN_OUT = '<button id="sign-out">Sign out</button>'

const show = (): void => {
  const isPublic = ['/', '/sign-in'].includes(location.pathname)
  if (name === null && !isPublic) return go('/sign-in')
  if (main !== null) main.innerHTML = (VIEWS[location.pathname] ?? VIEWS['/'])?.() ?? ''
}

const go = (address: string): void => {
  history.pushState(null, '', address)
  show()
}

const ask = async (method: string, body?: object): Promise<boolean> => {
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetch('/api/me', {
    method,
    ...(body === undefined ? {} : { headers, body: JSON.stringify(body) }),
  })
  if (response.ok) ({ name } = (await response.json()) as { readonly name: string | null })
  return response.ok
}

document.addEventListener('submit', async (event) => {
  event.preventDefault()
  const isIn = await ask('PUT', Object.fromEntries(new FormData(event.target as HTMLFormElement)))
  if (!isIn) return tell('Signing in did not work.')
  tell('')
  go('/trips')
  enterChat()
})

document.addEventListener('click', async (event) => {
  const target = event.target as HTMLElement
  const link = target.closest('a')
  if (link !== null) {
    event.preventDefault()
    go(link.pathname)
  }
  if (target.id !== 'sign-out') return
  await leaveChat()
  await ask('DELETE')
  go('/sign-in')
})

addEventListener('popstate', show)

const boot = async (): Promise<void> => {
  await ask('GET')
  show()
  if (name !== null) openChat()
}

void boot()
