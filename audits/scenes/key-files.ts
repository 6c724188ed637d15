/** Requests the files in which a private key is often left by mistake, as anybody could. */

import type { APIRequestContext } from '@playwright/test'
import type { SceneDeps } from '../scene/deps.ts'
import type { Stand } from '../scene/scene.ts'
import type { KeyFileSeen } from '../seen.ts'

/** The first name is that of the vendor's own instructions. */
const KEY_FILES = [
  'rsaPrivateKey.pem',
  'keys/rsaPrivateKey.pem',
  'privateKey.pem',
  'private.pem',
  'private.key',
  'jwks.json',
  '.well-known/jwks.json',
] as const

const ASK_LIMIT_MS = 5_000
const LONGEST_ANSWER = 100_000

/** Below the audited address and at the root of its server. */
export const askKeyFiles = async (
  { browser, contextOptions, url }: SceneDeps,
  { tellKeyFiles }: Pick<Stand, 'tellKeyFiles'>,
): Promise<void> => {
  const stranger = await browser.newContext(contextOptions)
  try {
    const addresses = ['./', '/'].flatMap((base) => KEY_FILES.map((name) => new URL(base + name, url).href))
    tellKeyFiles(await Promise.all([...new Set(addresses)].map((address) => ask(stranger.request, address))))
  } finally {
    await stranger.close()
  }
}

const ask = async (from: APIRequestContext, url: string): Promise<KeyFileSeen> => {
  try {
    const response = await from.get(url, { timeout: ASK_LIMIT_MS })
    const answer = response.ok() ? (await response.text()).slice(0, LONGEST_ANSWER) : ''
    return { url, answer }
  } catch {
    return { url, answer: '' }
  }
}
