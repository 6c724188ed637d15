import type { Case } from './case.ts'
import { judged, refusedFor, signedIn, unopened } from './token-cases.ts'

export const cases: readonly Case[] = [
  { says: 'a valid token', seen: signedIn([judged()]), verdict: 'pass' },
  {
    says: 'a token that is refused later, for "jwe-another-key"',
    seen: signedIn([refusedFor('jwe-another-key')]),
    verdict: 'pass',
  },
  {
    says: 'a token that is refused later, for "jws-alg"',
    seen: signedIn([refusedFor('jws-alg')]),
    verdict: 'pass',
  },
  {
    says: 'a token that is refused earlier, for "jwe-too-long"',
    seen: signedIn([refusedFor('jwe-too-long')]),
    verdict: 'could-not-tell',
  },
  {
    says: 'a token that is refused for "jwe-not-compact"',
    seen: signedIn([refusedFor('jwe-not-compact')]),
    verdict: 'fail',
    problems: ['jwe-not-compact'],
  },
  {
    says: 'a token that is refused for "jwe-alg"',
    seen: signedIn([refusedFor('jwe-alg')]),
    verdict: 'fail',
    problems: ['jwe-alg'],
  },
  {
    says: 'a token that is refused for "jwe-enc"',
    seen: signedIn([refusedFor('jwe-enc')]),
    verdict: 'fail',
    problems: ['jwe-enc'],
  },
  {
    says: 'a token that is refused for "jwe-compressed"',
    seen: signedIn([refusedFor('jwe-compressed')]),
    verdict: 'fail',
    problems: ['jwe-compressed'],
  },
  {
    says: 'a token that is refused for "jwe-part-length"',
    seen: signedIn([refusedFor('jwe-part-length')]),
    verdict: 'fail',
    problems: ['jwe-part-length'],
  },
  {
    says: 'a token that is refused for "jwe-tampered"',
    seen: signedIn([refusedFor('jwe-tampered')]),
    verdict: 'fail',
    problems: ['jwe-tampered'],
  },
  {
    says: 'a token of which only the header was read',
    seen: signedIn([unopened('header-only')]),
    verdict: 'pass',
  },
  { says: 'a token that was not read', seen: signedIn([unopened('none')]), verdict: 'could-not-tell' },
  { says: 'a visit without a token', seen: signedIn([]), verdict: 'could-not-tell' },
  {
    says: 'a token that got a prepared answer',
    seen: signedIn([judged({ checked: null, answer: 'server-error' })]),
    verdict: 'could-not-tell',
  },
  {
    says: 'two tokens with one fault, and a third with another',
    seen: signedIn([
      refusedFor('jwe-alg'),
      refusedFor('jwe-alg', { token: 'bbbbbbbb' }),
      refusedFor('jwe-enc', { token: 'cccccccc' }),
    ]),
    verdict: 'fail',
    problems: ['jwe-alg', 'jwe-enc'],
    tells: 'The platform cannot accept the token: outer JWE: so it is.',
    shows: [
      'what the platform found in token aaaaaaaa: outer JWE: so it is (expected: Encrypt the key with RSA-OAEP-256.)',
      'Until the platform read the token: signs in | <an attempt from outside the pages was refused: TOKEN_MALFORMED (outer JWE: so it is)>',
      'what the platform found in token cccccccc: outer JWE: so it is (expected: Encrypt the content with A256GCM.)',
      'Until the platform read the token: signs in | an attempt from outside the pages was refused: TOKEN_MALFORMED (outer JWE: so it is) | an attempt from outside the pages was refused: TOKEN_MALFORMED (outer JWE: so it is) | <an attempt from outside the pages was refused: TOKEN_MALFORMED (outer JWE: so it is)>',
    ],
  },
  {
    says: 'an unread token, and one that was read',
    seen: signedIn([refusedFor('jwe-too-long'), judged({ token: 'bbbbbbbb' })]),
    verdict: 'pass',
  },
  {
    says: 'a token that is refused for "jwe-alg" without a detail',
    seen: signedIn([refusedFor('jwe-alg', { detail: null })]),
    verdict: 'fail',
    problems: ['jwe-alg'],
    tells: 'The platform cannot accept the token: jwe-alg.',
    shows: [
      'what the platform found in token aaaaaaaa: jwe-alg (expected: Encrypt the key with RSA-OAEP-256.)',
      'Until the platform read the token: signs in | <an attempt from outside the pages was refused: TOKEN_MALFORMED>',
    ],
  },
  {
    says: 'a token that is refused earlier, for "jwe-too-long", without a detail',
    seen: signedIn([refusedFor('jwe-too-long', { detail: null })]),
    verdict: 'could-not-tell',
    tells: 'The platform refused the token before this check: jwe-too-long.',
    shows: [
      'Until the platform stopped reading: signs in | <an attempt from outside the pages was refused: TOKEN_MALFORMED>',
    ],
  },
]
