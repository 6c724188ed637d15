import { withSources } from '../../policy.ts'
import type { UnusualSite } from '../../site.ts'

export const variant: UnusualSite = {
  about:
    'A strict Content-Security-Policy: every script has a nonce, no host is named, and inline styles are not allowed.',
  page: ({ nonce }) => ({
    headers: (good) =>
      withSources('style-src', () => [`'self'`])(
        withSources('script-src', () => [`'nonce-${nonce}'`, `'strict-dynamic'`])(good),
      ),
    markup: (good) => good.replaceAll('<script', `<script nonce="${nonce}"`),
  }),
}
