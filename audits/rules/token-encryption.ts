import { ISSUE_TOKEN } from '../catalogue/code-samples.ts'
import type { Audit } from '../rule.ts'
import { layerRule } from './questions/token-layers.ts'

export const audit: Audit = {
  title: 'The token is encrypted with RSA-OAEP-256 and A256GCM',
  rule: 'The token is a compact JWE with RSA-OAEP-256 and A256GCM, not compressed.',
  why: 'The platform cannot open a token that is encrypted in another way: every activation fails, and no customer can chat.',
  source: {
    basis: 'documented',
    page: 'BE-TECH',
    says: 'The key is encrypted with RSA-OAEP-256, the content with A256GCM.',
  },
  fix: { text: 'Name both algorithms in the protected header.', code: { language: 'js', text: ISSUE_TOKEN } },
  worst: 'fail',
  weight: 3,
  place: 1,
  ...layerRule({
    causes: [
      'token-empty',
      'token-placeholder',
      'token-web-page',
      'jwe-not-compact',
      'jwe-quoted',
      'jwe-with-label',
      'jwe-with-white-space',
      'jwe-encoded-again',
      'jwe-base64',
      'jwe-in-json',
      'jwe-json-serialised',
      'jwe-parts',
      'jwe-only-signed',
      'jwe-signed-afterwards',
      'jwe-header-not-json',
      'jwe-alg',
      'jwe-enc',
      'jwe-compressed',
      'jwe-critical',
      'jwe-part-length',
      'jwe-oaep',
      'jwe-pkcs1',
      'jwe-content-key',
      'jwe-without-aad',
      'jwe-tag-misplaced',
      'jwe-tampered',
    ],
    // After this the platform checks the keys, whatever the algorithms are.
    last: 'jwe-part-length',
    good: 'The token is a compact JWE with RSA-OAEP-256 and A256GCM.',
  }),
}
