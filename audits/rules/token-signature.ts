import { ISSUE_TOKEN } from '../catalogue/code-samples.ts'
import type { Audit } from '../rule.ts'
import { layerRule } from './questions/token-layers.ts'

export const audit: Audit = {
  title: 'The token is signed with RS256 before it is encrypted',
  rule: 'The JWE holds a compact JWS that is signed with RS256.',
  why: 'The platform refuses any other token, and no customer can chat: without the signature anyone who has its public key could pose as your customer.',
  source: {
    basis: 'documented',
    page: 'BE-IMP',
    says: 'A JWS of the client (RS256) is encrypted into a JWE for iAdvize.',
  },
  fix: { text: 'Sign the claims, and encrypt the compact JWS itself.', code: { language: 'js', text: ISSUE_TOKEN } },
  worst: 'fail',
  weight: 3,
  place: 2,
  ...layerRule({
    causes: [
      'jws-not-compact',
      'jws-quoted',
      'jws-unsigned',
      'jws-is-jwe',
      'jws-header-not-json',
      'jws-alg',
      'jws-compressed',
      'jws-critical',
    ],
    last: 'jws-critical',
    good: 'The JWE holds a compact JWS whose algorithm is RS256.',
  }),
}
