/** Sample code that fixes more than one finding, in the style of `demo-site/browser/chat.ts`. */

export const SNIPPET = `<script>
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: '<YOUR-SITE-ID>' }
</script>
<script async src="//<YOUR-PLATFORM>.iadvize.com/iadvize.js"></script>`

/** One call, one result, and no further attempt after a failure. */
export const ACTIVATE_ONCE = `window.iAdvizeInterface ??= []
window.iAdvizeInterface.push(async (iAdvize) => {
  const { authentication } = await iAdvize.activate(provideToken)
  if (authentication.status === 'authentication-success') return
  // Final: the tag has made its retries. No second call, no reload, no anonymous chat.
  console.warn(\`The chat is not available: \${authentication.reason}\`)
})`

export const MINT_AT_EACH_CALL = `const provideToken = async () => {
  const response = await fetch('/api/iadvize-token', { method: 'POST', credentials: 'same-origin' })
  if (!response.ok) throw new Error(\`the shop answered \${response.status}\`)
  const { token } = await response.json()
  return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }
}`

export const ISSUE_TOKEN = `const now = Math.floor(Date.now() / 1000)
const claims = { 'https://iadvize.com/userId': customer.id, iat: now, exp: now + 60 }
const jws = await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
  .setProtectedHeader({ alg: 'RS256' })
  .sign(yourPrivateKey)
const token = await new CompactEncrypt(new TextEncoder().encode(jws))
  .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' })
  .encrypt(iAdvizePublicKey)`

export const TOKEN_ENDPOINT = `app.post('/api/iadvize-token', async (request, response) => {
  response.set('Cache-Control', 'no-store')
  const customer = customerOf(request.session)
  if (customer === null) return response.status(401).json({ error: 'Sign in first.' })
  response.json({ token: await issueToken({ userId: customer.id }, keys) })
})`

export const SIGN_OUT = `const signOut = async () => {
  // The chat first: with the session gone, nothing on the page may still belong to the customer.
  await Promise.race([window.iAdvize?.logout(), new Promise((resolve) => setTimeout(resolve, 2000))])
  await fetch('/api/sign-out', { method: 'POST', credentials: 'same-origin' })
  location.assign('/')
}`
