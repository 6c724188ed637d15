/**
 * Your site, as small as it can be: it loads the tag from the vendor's host and knows nothing of Rehearsal. Whoever opens
 * it is signed in as customer b6f1c2de.
 */

import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { CompactEncrypt, CompactSign } from 'jose'

const PAGE = `<!doctype html>
<html lang="en">
  <title>A shop</title>
  <script>
    window.iAdvizeInterface = window.iAdvizeInterface || []
    iAdvizeInterface.config = { sid: 7316 }
    iAdvizeInterface.push(async (iAdvize) => {
      const { authentication } = await iAdvize.activate(async () => {
        const { token } = await (await fetch('/token', { method: 'POST' })).json()
        return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }
      })
      const isSecured = authentication.status === 'authentication-success'
      document.querySelector('#chat').textContent = isSecured ? 'The chat is ready.' : 'The chat is not available.'
    })
  </script>
  <script async src="//halc.iadvize.com/iadvize.js"></script>
  <h1>A shop</h1>
  <p id="chat">The chat is loading.</p>
</html>`

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** What the brand gives to iAdvize. */
export const shopPublicKey = publicKey.export({ type: 'spki', format: 'pem' })

/** At `platformKeyUrl` is what iAdvize gives to the brand: the public key for which tokens are encrypted, as PEM. */
export const openShop = async ({ platformKeyUrl }) => {
  const encryptionKey = createPublicKey(await (await fetch(platformKeyUrl)).text())
  const server = createServer(async (request, response) => {
    if (request.url === '/token') response.end(JSON.stringify({ token: await mintToken('b6f1c2de', encryptionKey) }))
    else response.setHeader('content-type', 'text/html').end(PAGE)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }
}

const mintToken = async (userId, encryptionKey) => {
  const now = Math.floor(Date.now() / 1000)
  const claims = { 'https://iadvize.com/userId': userId, iat: now, exp: now + 60 }
  const signed = await new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'RS256' })
    .sign(privateKey)
  return new CompactEncrypt(Buffer.from(signed))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' })
    .encrypt(encryptionKey)
}
