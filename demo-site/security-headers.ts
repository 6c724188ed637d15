import { createHash } from 'node:crypto'

import { endpointsOf } from '../protocol/endpoints.ts'

/**
 * The security headers of every page. The policy allows what the chat needs and nothing more: the host of the tag, the host of
 * its platform, the inline scripts by their hashes, and the style element in the chat window's shadow DOM.
 */
export const securityHeaders = (
  tagUrl: string,
  inlineScripts: readonly string[],
  ownHosts: readonly string[] = [],
): Readonly<Record<string, string>> => {
  const hosts = chatHosts(tagUrl, ownHosts).join(' ')
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
    // A page says who is signed in, so neither a proxy nor the next person at this computer may get an old copy.
    'Cache-Control': 'no-store',
  }
}

/** Without a scheme, like the tag's address, so that the policy follows the scheme of the page. */
const chatHosts = (tagUrl: string, ownHosts: readonly string[]): readonly string[] => {
  const script = new URL(tagUrl, 'https://shop.invalid')
  return [...new Set([script.host, new URL(endpointsOf(script.href, ownHosts).graphql).host])]
}

const sha256 = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`
