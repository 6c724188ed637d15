/** The shop's own server: two pages, a script, and tokens for whoever is signed in, which is everybody. */

import { createPrivateKey, createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import process from 'node:process'
import { CompactEncrypt, CompactSign } from 'jose'

const signingKey = createPrivateKey(readFileSync('keys/rsaPrivateKey.pem'))
const encryptionKey = createPublicKey(process.env.IADVIZE_PUBLIC_KEY)

const mintToken = async () => {
  const now = Math.floor(Date.now() / 1000)
  const claims = { 'https://iadvize.com/userId': 'b6f1c2de-camille', iat: now, exp: now + 60 }
  const signed = await new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'RS256' })
    .sign(signingKey)
  return new CompactEncrypt(Buffer.from(signed))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' })
    .encrypt(encryptionKey)
}

const FILES = {
  '/': ['site/plain.html', 'text/html'],
  '/app': ['site/app.html', 'text/html'],
  '/app/lamps': ['site/app.html', 'text/html'],
  '/app.js': ['site/built/app.js', 'text/javascript'],
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://shop')
  const [file, type] = FILES[pathname] ?? []
  if (pathname === '/to-the-vendor') {
    return response.writeHead(302, { location: 'https://halc.iadvize.com/iadvize.js' }).end()
  }
  if (request.method === 'POST') return response.end(JSON.stringify({ token: await mintToken() }))
  if (file === undefined) return response.writeHead(404).end()
  return response.setHeader('content-type', type).end(readFileSync(file))
})

server.listen(0, '127.0.0.1', () => console.log(`Listening on http://127.0.0.1:${server.address().port} `))
