/** A shop as it is in production, on a port of this machine. It needs the program openssl. */

import { execFile } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { tokenFor } from './contract/platform-client.ts'

/** The vendor's snippet, and nothing of a rehearsal. */
const PAGE = `<!doctype html><html lang="en"><head><title>waiting</title>
<script nonce="n">
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: 1234 }
iAdvizeInterface.push(async (iAdvize) => {
  const { authentication } = await iAdvize.activate(async () => {
    const { token } = await (await fetch('/token', { method: 'POST' })).json()
    return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }
  })
  document.title = authentication.status
})
</script>
<script nonce="n" async src="//halc.iadvize.com/iadvize.js"></script></head><body>A shop</body></html>`

const HEADERS = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'content-security-policy':
    "default-src 'none'; script-src 'nonce-n' https://halc.iadvize.com; connect-src 'self' https://api.iadvize.com",
}

export const SHOP_HOST = 'shop.example'

export type HttpsShop = { readonly port: number; readonly spkiHash: string; readonly close: () => void }

/** `folder` takes its key and its certificate, which nobody has signed. */
export const openHttpsShop = async (folder: string): Promise<HttpsShop> => {
  const [keyFile, certificateFile] = [path.join(folder, 'shop.key'), path.join(folder, 'shop.pem')]
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${SHOP_HOST}`]
  const name = ['-addext', `subjectAltName=DNS:${SHOP_HOST}`]
  await promisify(execFile)('openssl', [...made, ...name, '-keyout', keyFile, '-out', certificateFile])
  const [key, cert] = await Promise.all([readFile(keyFile, 'utf8'), readFile(certificateFile, 'utf8')])
  const server = createServer({ key, cert }, (request, response) => {
    if (request.url !== '/token') response.writeHead(200, { ...HEADERS, 'content-type': 'text/html' }).end(PAGE)
    else void tokenFor('camille').then((token) => response.end(JSON.stringify({ token })))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const close = (): void => {
    server.closeAllConnections()
    server.close()
  }
  return { port: (server.address() as AddressInfo).port, spkiHash: spkiHashOf(cert), close }
}

export const spkiHashOf = (pem: string): string =>
  createHash('sha256')
    .update(new X509Certificate(pem).publicKey.export({ format: 'der', type: 'spki' }))
    .digest('base64')
