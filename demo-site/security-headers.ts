import { createHash } from 'node:crypto'

import { endpointsOf } from '../protocol/endpoints.ts'

/**
 * What the browser is told on every page. The policy names what the chat needs and nothing more: the host of the tag,
 * the host of its platform, the inline scripts by their hashes, and the style element in the chat window's shadow DOM.
 */
export const securityHeaders = (tagUrl: string, inlineScripts: readonly string[]): Readonly<Record<string, string>> => {
  const hosts = chatHosts(tagUrl).join(' ')
  const hashes = inlineScripts.map((text) => ` '${sha256(text)}'`).join('')
  const policy = [
    `default-src 'none'`,
    `script-src 'self' ${hosts}${hashes}`,
    `connect-src 'self' ${hosts}`,
    `img-src 'self' data: ${hosts}`,
    `style-src 'self' 'unsafe-inline'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'self'`,
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    // A page says who is signed in: neither a proxy nor the next person at this computer may be shown an old one.
    'Cache-Control': 'no-store',
  }
}

/** Without a scheme, as the tag's address has none: the policy then follows the scheme of the page. */
const chatHosts = (tagUrl: string): readonly string[] => {
  const script = new URL(tagUrl, 'https://shop.invalid')
  return [...new Set([script.host, new URL(endpointsOf(script.href).graphql).host])]
}

const sha256 = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`
