import { tokenEncryption } from '../../../../audits/rules/token-encryption.ts'
import type { RuleCases } from './case.ts'
import { judged, refusedFor, signedIn, unopened } from './token-cases.ts'

export const tokenEncryptionCases: RuleCases = {
  rule: tokenEncryption,
  cases: [
    { says: 'a good token is one', seen: signedIn([judged()]), verdict: 'pass' },
    {
      says: 'a token that is refused for "jwe-another-key" has come past it',
      seen: signedIn([refusedFor('jwe-another-key')]),
      verdict: 'pass',
    },
    {
      says: 'a token that is refused for "jws-alg" has come past it',
      seen: signedIn([refusedFor('jws-alg')]),
      verdict: 'pass',
    },
    {
      says: 'a token that is refused for "jwe-too-long" was not read so far',
      seen: signedIn([refusedFor('jwe-too-long')]),
      verdict: 'could-not-tell',
    },
    {
      says: '"jwe-not-compact" breaks it',
      seen: signedIn([refusedFor('jwe-not-compact')]),
      verdict: 'fail',
      problems: ['jwe-not-compact'],
    },
    { says: '"jwe-alg" breaks it', seen: signedIn([refusedFor('jwe-alg')]), verdict: 'fail', problems: ['jwe-alg'] },
    { says: '"jwe-enc" breaks it', seen: signedIn([refusedFor('jwe-enc')]), verdict: 'fail', problems: ['jwe-enc'] },
    {
      says: '"jwe-compressed" breaks it',
      seen: signedIn([refusedFor('jwe-compressed')]),
      verdict: 'fail',
      problems: ['jwe-compressed'],
    },
    {
      says: '"jwe-part-length" breaks it',
      seen: signedIn([refusedFor('jwe-part-length')]),
      verdict: 'fail',
      problems: ['jwe-part-length'],
    },
    {
      says: '"jwe-tampered" breaks it',
      seen: signedIn([refusedFor('jwe-tampered')]),
      verdict: 'fail',
      problems: ['jwe-tampered'],
    },
    {
      says: 'of a token of which only the header was read',
      seen: signedIn([unopened('header-only')]),
      verdict: 'pass',
    },
    { says: 'of a token that was not read at all', seen: signedIn([unopened('none')]), verdict: 'could-not-tell' },
    { says: 'without a token nothing is told', seen: signedIn([]), verdict: 'could-not-tell' },
    {
      says: 'an answer that does not come from a judgement tells nothing',
      seen: signedIn([judged({ checked: null, answer: 'server-error' })]),
      verdict: 'could-not-tell',
    },
    {
      says: 'the same fault of each token is one problem, and two faults are two',
      seen: signedIn([
        refusedFor('jwe-alg'),
        refusedFor('jwe-alg', { token: 'bbbbbbbb' }),
        refusedFor('jwe-enc', { token: 'cccccccc' }),
      ]),
      verdict: 'fail',
      problems: ['jwe-alg', 'jwe-enc'],
      tells: 'The platform cannot take the token: outer JWE: so it is.',
      shows: [
        'what the platform found in token aaaaaaaa: outer JWE: so it is (expected: Encrypt the key with RSA-OAEP-256.)',
        'Until the platform read the token: signs in | <an attempt from outside the pages was refused: TOKEN_MALFORMED (outer JWE: so it is)>',
        'what the platform found in token cccccccc: outer JWE: so it is (expected: Encrypt the content with A256GCM.)',
        'Until the platform read the token: signs in | an attempt from outside the pages was refused: TOKEN_MALFORMED (outer JWE: so it is) | an attempt from outside the pages was refused: TOKEN_MALFORMED (outer JWE: so it is) | <an attempt from outside the pages was refused: TOKEN_MALFORMED (outer JWE: so it is)>',
      ],
    },
    {
      says: 'a token that is read tells it of one that is not',
      seen: signedIn([refusedFor('jwe-too-long'), judged({ token: 'bbbbbbbb' })]),
      verdict: 'pass',
    },
    {
      says: 'a token that is refused without a word is told by its cause',
      seen: signedIn([refusedFor('jwe-alg', { detail: null })]),
      verdict: 'fail',
      problems: ['jwe-alg'],
      tells: 'The platform cannot take the token: jwe-alg.',
      shows: [
        'what the platform found in token aaaaaaaa: jwe-alg (expected: Encrypt the key with RSA-OAEP-256.)',
        'Until the platform read the token: signs in | <an attempt from outside the pages was refused: TOKEN_MALFORMED>',
      ],
    },
    {
      says: 'so is one that hides what comes behind',
      seen: signedIn([refusedFor('jwe-too-long', { detail: null })]),
      verdict: 'could-not-tell',
      tells: 'The platform stopped reading the token before it came to this: jwe-too-long.',
      shows: [
        'Until the platform stopped reading: signs in | <an attempt from outside the pages was refused: TOKEN_MALFORMED>',
      ],
    },
  ],
}
