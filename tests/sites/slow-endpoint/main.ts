import { makes } from '../makes.ts'
import type { Activation, Authentication, IAdvize, TagWindow } from '../tag.ts'

const page = window as TagWindow
const ANONYMOUS: Authentication = { authenticationOption: { type: 'ANONYMOUS' } }

let lastToken = ''

function ask(): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('GET', '/token.do')
    request.responseType = 'json'
    request.addEventListener('load', () => {
      const { token } = (request.response ?? {}) as { readonly token?: string }
      if (token === undefined) reject(new Error(`token.do: ${request.status}`))
      else resolve(token)
    })
    request.addEventListener('error', () => reject(new Error('token.do cannot be reached')))
    request.send()
  })
}

function provide(): Promise<Authentication> {
  const token = makes('keeps-its-token') && lastToken !== '' ? Promise.resolve(lastToken) : ask()
  return token.then(
    (text): Authentication => {
      lastToken = text
      if (makes('stores-its-token')) localStorage.lastToken = text
      return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token: text } }
    },
    (error: unknown) => {
      if (makes('anonymous-without-a-session')) return ANONYMOUS
      throw error
    },
  )
}

function activate(iAdvize: IAdvize): void {
  const look = ({ authentication }: Activation): void => {
    if (makes('ignores-the-result') || authentication.status === 'authentication-success') return
    const message = document.getElementById('chat-message')
    if (message !== null) message.textContent = 'Chat is not available. Our phone line is open from 8 to 18.'
    if (makes('goes-anonymous')) void iAdvize.activate(() => ANONYMOUS)
    if (makes('tries-again')) setTimeout(() => activate(iAdvize), 10_000)
  }
  void iAdvize.activate(provide).then(look)
}

const link = document.querySelector<HTMLAnchorElement>('#sign-off')
link?.addEventListener('click', (event) => {
  if (makes('signs-out-alone') || page.iAdvize === undefined) return
  event.preventDefault()
  void page.iAdvize.logout().then(() => location.assign(link.href))
})

if (!makes('only-after-sign-in') || location.search === '?from=signon') (page.iAdvizeInterface ??= []).push(activate)
