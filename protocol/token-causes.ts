/**
 * Everything that the judge can have against a token: one closed table. A cause is permanent, like the codes; several
 * causes share a code, because the site only ever reads the vendor's one reason for all of them.
 */

import type { RefusalCode } from './refusals.ts'

/** Where to look, from the outside in. */
export const TOKEN_LAYERS = ['whole token', 'outer JWE', 'inner JWS', 'claims'] as const
export type TokenLayer = (typeof TOKEN_LAYERS)[number]

type CauseRow = { readonly layer: TokenLayer; readonly code: RefusalCode; readonly fix: string }

const row = (layer: TokenLayer, code: RefusalCode, fix: string): CauseRow => ({ layer, code, fix })

const COMPACT_JWE =
  'Encrypt to compact form: five parts of base64url between dots, with no padding, quotes or white space.'
const COMPACT_JWS = 'Encrypt the compact JWS itself: three parts of base64url between dots, and nothing around them.'
const UNCHANGED =
  'Hand the token over as it was made: a part was cut, padded or made by something else than the library.'

/** What the vendor merely advises against: accepted with a warning, refused where the project is strict. */
export const TOKEN_ADVICE_CAUSES = {
  'visitor-data-field-unknown': row(
    'claims',
    'TOKEN_AGAINST_ADVICE',
    'Name the fields of the visitor data as the vendor does: country, firstName, lastName, zipCode, address, phoneNumber, city, email.',
  ),
  'claim-without-prefix': row(
    'claims',
    'TOKEN_AGAINST_ADVICE',
    'Begin the name of every claim of your own with "https://iadvize.com/".',
  ),
  'exp-far-away': row(
    'claims',
    'TOKEN_AGAINST_ADVICE',
    'Let the token live for a minute: whoever gets hold of it is that customer until it expires.',
  ),
  'user-id-looks-like-email': row(
    'claims',
    'TOKEN_AGAINST_ADVICE',
    'Use an id that never changes and is never given to another person, which an address may be.',
  ),
} as const satisfies Readonly<Record<string, CauseRow>>

export const TOKEN_CAUSES = {
  'token-empty': row('whole token', 'TOKEN_MALFORMED', 'Return the token that your backend minted.'),
  'token-replayed': row('whole token', 'TOKEN_REPLAYED', 'Mint a token at each call of the provider.'),
  'jwe-too-long': row('outer JWE', 'TOKEN_MALFORMED', 'Put less into the visitor data.'),
  'jwe-not-compact': row('outer JWE', 'TOKEN_MALFORMED', COMPACT_JWE),
  'jwe-header-not-json': row('outer JWE', 'TOKEN_MALFORMED', 'Make the header a JSON object in UTF-8.'),
  'jwe-alg': row('outer JWE', 'TOKEN_MALFORMED', 'Encrypt the key with RSA-OAEP-256.'),
  'jwe-enc': row('outer JWE', 'TOKEN_MALFORMED', 'Encrypt the content with A256GCM.'),
  'jwe-compressed': row('outer JWE', 'TOKEN_MALFORMED', 'Do not compress: leave zip out of the header.'),
  'jwe-critical': row('outer JWE', 'TOKEN_MALFORMED', 'Leave crit out of the header.'),
  'jwe-part-length': row('outer JWE', 'TOKEN_MALFORMED', UNCHANGED),
  'jwe-another-key': row('outer JWE', 'TOKEN_KEY_UNKNOWN', "Encrypt with the platform's public key."),
  'jwe-tampered': row('outer JWE', 'TOKEN_MALFORMED', UNCHANGED),
  'jws-too-long': row('inner JWS', 'TOKEN_MALFORMED', 'Put less into the visitor data.'),
  'jws-not-compact': row('inner JWS', 'TOKEN_MALFORMED', COMPACT_JWS),
  'jws-header-not-json': row('inner JWS', 'TOKEN_MALFORMED', 'Make the header a JSON object in UTF-8.'),
  'jws-alg': row('inner JWS', 'TOKEN_MALFORMED', 'Sign with RS256.'),
  'jws-compressed': row('inner JWS', 'TOKEN_MALFORMED', 'Do not compress: leave zip out of the header.'),
  'jws-critical': row('inner JWS', 'TOKEN_MALFORMED', 'Leave crit out of the header.'),
  'project-without-key': row('inner JWS', 'SIGNATURE_INVALID', 'Register the public half of your key for the project.'),
  'signature-another-key': row(
    'inner JWS',
    'SIGNATURE_INVALID',
    'Sign with the private key whose public half is registered for the project, and change nothing afterwards.',
  ),
  'signature-key-not-held': row(
    'inner JWS',
    'SIGNATURE_INVALID',
    'Sign with a key that holds now, or move the window (from, until) of this one.',
  ),
  'signature-kid-wrong': row(
    'inner JWS',
    'SIGNATURE_INVALID',
    'Name in kid the key that you sign with, or leave it out.',
  ),
  'claims-not-json': row('claims', 'TOKEN_MALFORMED', 'Sign a JSON object in UTF-8.'),
  'exp-missing': row('claims', 'TOKEN_EXPIRED', 'Give the token an exp, a minute ahead.'),
  'exp-not-a-number': row('claims', 'TOKEN_EXPIRED', 'Write exp as a number of seconds since 1970, without quotes.'),
  'exp-past': row('claims', 'TOKEN_EXPIRED', 'Mint a token at each call of the provider, and check your clock.'),
  'user-id-missing': row('claims', 'USER_ID_MISSING', 'Put the id of the customer in "https://iadvize.com/userId".'),
  'user-id-without-prefix': row(
    'claims',
    'USER_ID_MISSING',
    'Call the claim "https://iadvize.com/userId", with the prefix.',
  ),
  'user-id-empty': row('claims', 'USER_ID_MISSING', 'Mint no token for a visitor who has no id.'),
  'user-id-not-a-string': row('claims', 'USER_ID_MISSING', 'Write the id as a string, also when it is a number.'),
  'user-id-too-long': row('claims', 'USER_ID_TOO_LONG', 'Keep "https://iadvize.com/userId" to 255 characters.'),
  'visitor-data-not-strings': row(
    'claims',
    'TOKEN_MALFORMED',
    'Make "https://iadvize.com/visitorData" an object whose fields are all strings, and leave out what is not known.',
  ),
  ...TOKEN_ADVICE_CAUSES,
} as const satisfies Readonly<Record<string, CauseRow>>

export type TokenCause = keyof typeof TOKEN_CAUSES
export type TokenAdviceCause = keyof typeof TOKEN_ADVICE_CAUSES

export const TOKEN_CAUSE_NAMES = Object.keys(TOKEN_CAUSES) as readonly TokenCause[]

/** Something that the vendor advises against; `detail` says what it is on this token. */
export type TokenWarning = { readonly cause: TokenAdviceCause; readonly detail: string }
