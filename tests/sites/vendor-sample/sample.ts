import type { House } from '../site.ts'

/** The script of the vendor's page, with each mistake as a reader in a hurry would make it. */
export const sampleFor = (makes: House['makes'], isFresh: boolean): string => `<script>
${makes('keeps-its-token') ? 'let kept' : ''}
async function getToken() {
  ${makes('keeps-its-token') ? 'if (kept) return kept' : ''}
  const response = await fetch('/token')
  if (!response.ok) throw new Error('No token: ' + response.status)
  const token = await response.text()
  ${makes('keeps-its-token') ? 'kept = token' : ''}
  ${makes('stores-its-token') ? "localStorage.setItem('token', token)" : ''}
  return token
}

const authenticate = async () => ({
  // Can be called at any time for a refresh.
  authenticationOption: { type: 'SECURED_AUTHENTICATION', token: await getToken() },
})${makes('anonymous-without-a-session') ? `\nconst provide = () => authenticate().catch(() => ({ authenticationOption: { type: 'ANONYMOUS' } }))` : ''}

const callback = (activation) => {
  ${makes('ignores-the-result') ? '' : 'console.log(activation)'}
  const isFailure = ${makes('ignores-the-result') ? 'false' : "activation.authentication.status === 'authentication-failure'"}
  ${makes('goes-anonymous') ? "if (isFailure) iAdvizeInterface.push((iAdvize) => iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } })))" : ''}
  ${makes('tries-again') ? 'if (isFailure) setTimeout(start, 10000)' : ''}
}

function start() {
  window.iAdvizeInterface = window.iAdvizeInterface || []
  iAdvizeInterface.push(async (iAdvize) => {
    const activation = await iAdvize.activate(${makes('anonymous-without-a-session') ? 'provide' : 'authenticate'})
    callback(activation)
  })
}
${makes('only-after-sign-in') && !isFresh ? '' : 'start()'}

function leave(link) {
  if (!window.iAdvize) return true
  ${makes('signs-out-alone') ? 'return true' : 'iAdvize.logout().then(() => location.assign(link.href))'}
  return false
}
</script>`
