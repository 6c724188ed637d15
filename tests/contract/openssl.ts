/** Keys made by the commands on the vendor's page (facts 5.3), with the real openssl. */

import { execFile } from 'node:child_process'
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type KeyFiles = {
  /** The private key, as a backend would read it from its file. */
  readonly signing: KeyObject
  readonly privatePem: string
  readonly publicPem: string
  /** As the vendor publishes its own key: no armour, one line. */
  readonly publicBare: string
}

/** `options` as in `rsa_keygen_bits:2048`. The files lie in `folder`, which exists. */
export const makeKeys = async (
  folder: string,
  algorithm: 'RSA' | 'RSA-PSS' | 'EC' = 'RSA',
  option = 'rsa_keygen_bits:2048',
): Promise<KeyFiles> => {
  const [privateFile, publicFile] = [`${folder}/rsaPrivateKey.pem`, `${folder}/rsaPublicKey.pem`]
  await run('openssl', ['genpkey', '-out', privateFile, '-algorithm', algorithm, '-pkeyopt', option])
  const reader = algorithm === 'RSA' ? 'rsa' : 'pkey'
  await run('openssl', [reader, '-in', privateFile, '-pubout', '-out', publicFile])
  const [privatePem, publicPem] = await Promise.all([readFile(privateFile, 'utf8'), readFile(publicFile, 'utf8')])
  return { signing: createPrivateKey(privatePem), privatePem, publicPem, publicBare: withoutArmour(publicPem) }
}

/** Of a server that nobody trusts. The files lie in `folder`, which exists. */
export const makeCertificate = async (folder: string): Promise<{ readonly key: string; readonly cert: string }> => {
  const [keyFile, certFile] = [`${folder}/server.key`, `${folder}/server.crt`]
  const wanted = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=127.0.0.1']
  await run('openssl', ['req', ...wanted, '-keyout', keyFile, '-out', certFile])
  const [key, cert] = await Promise.all([readFile(keyFile, 'utf8'), readFile(certFile, 'utf8')])
  return { key, cert }
}

export const withoutArmour = (pem: string): string =>
  pem
    .split('\n')
    .filter((line) => !line.startsWith('-----'))
    .join('')

/** The key that the platform publishes bare, with the armour that a library wants. */
export const keyFromBare = (base64: string): KeyObject =>
  createPublicKey(`-----BEGIN PUBLIC KEY-----\n${base64.trim()}\n-----END PUBLIC KEY-----\n`)
