/**
 * Everything that the judge can object to in a token, in one closed table. A cause is permanent, like a code. Several causes
 * share a code, because the site only ever receives the vendor's one reason for all of them.
 */

import type { RefusalCode } from './refusals.ts'

/** The part of the token to look at, from the outside in. */
export const TOKEN_LAYERS = ['whole token', 'outer JWE', 'inner JWS', 'claims'] as const
export type TokenLayer = (typeof TOKEN_LAYERS)[number]

type CauseRow = { readonly layer: TokenLayer; readonly code: RefusalCode; readonly fix: string }

const row = (layer: TokenLayer, code: RefusalCode, fix: string): CauseRow => ({ layer, code, fix })

const COMPACT_JWE =
  'Encrypt to compact form: five parts of base64url between dots, with no padding, quotes or white space.'
const COMPACT_JWS = 'Encrypt the compact JWS itself: three parts of base64url between dots, and nothing around them.'
const OAEP_256 =
  'Use SHA-256 for the hash and for the mask (MGF1) of RSA-OAEP. Java: cipher.init(Cipher.ENCRYPT_MODE, key, new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT)). Node.js: publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" }, contentKey). PHP, where openssl_public_encrypt has SHA-1 only: phpseclib, $key->withHash("sha256")->withMGFHash("sha256"). Python: padding.OAEP(mgf=padding.MGF1(hashes.SHA256()), algorithm=hashes.SHA256(), label=None). .NET: RSAEncryptionPadding.OaepSHA256.'
const ENCRYPT =
  "Encrypt the compact JWS: await new CompactEncrypt(new TextEncoder().encode(jws)).setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' }).encrypt(platformKey)."
const SIGN =
  "Sign the claims first: await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(brandPrivateKey)."
const UNCHANGED = 'Pass the token on unchanged: a part was truncated, padded or not made by the library.'

/** What the vendor only advises against: accepted with a warning, or refused if the project is strict. */
export const TOKEN_ADVICE_CAUSES = {
  'visitor-data-field-unknown': row(
    'claims',
    'TOKEN_AGAINST_ADVICE',
    "Use the vendor's names for the fields of the visitor data: country, firstName, lastName, zipCode, address, phoneNumber, city, email.",
  ),
  'claim-without-prefix': row(
    'claims',
    'TOKEN_AGAINST_ADVICE',
    'Start the name of each of your own claims with "https://iadvize.com/".',
  ),
  'exp-far-away': row(
    'claims',
    'TOKEN_AGAINST_ADVICE',
    'Let the token live for a minute: anyone who gets hold of it can act as that customer until it expires.',
  ),
  'user-id-looks-like-email': row(
    'claims',
    'TOKEN_AGAINST_ADVICE',
    'Use an id that never changes and is never given to another person; an e-mail address can be.',
  ),
  'user-id-placeholder': row(
    'claims',
    'TOKEN_AGAINST_ADVICE',
    'Mint a token only once the id of the customer is known, and put that id in: visitors who share an id are one visitor and read the same conversations.',
  ),
  'user-id-wrapped': row(
    'claims',
    'TOKEN_AGAINST_ADVICE',
    'Use only the id itself: String(id).trim(). With white space or quotes around it, it identifies another visitor.',
  ),
  'claim-misspelt': row(
    'claims',
    'TOKEN_AGAINST_ADVICE',
    'Name the claims exactly as the vendor does, including upper and lower case: "https://iadvize.com/userId" and "https://iadvize.com/visitorData".',
  ),
  'nbf-ahead': row(
    'claims',
    'TOKEN_AGAINST_ADVICE',
    'Leave nbf out, or write the current time in seconds, Math.floor(Date.now() / 1000), and check the clock of your server: until nbf a token is not valid (RFC 7519, 4.1.5).',
  ),
  'iat-ahead': row(
    'claims',
    'TOKEN_AGAINST_ADVICE',
    'Write the current time in seconds into iat, Math.floor(Date.now() / 1000), and check the clock of your server.',
  ),
} as const satisfies Readonly<Record<string, CauseRow>>

export const TOKEN_CAUSES = {
  'token-empty': row('whole token', 'TOKEN_MALFORMED', 'Return the token that your backend minted.'),
  'token-placeholder': row(
    'whole token',
    'TOKEN_MALFORMED',
    "Wait for the token and pass its text: const { token } = await response.json(); return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }.",
  ),
  'token-web-page': row(
    'whole token',
    'TOKEN_MALFORMED',
    'Check what your token endpoint answered before you read it: if (!response.ok || response.redirected) throw new Error("no token"). Without a session, answer 401 instead of redirecting to the sign-in page.',
  ),
  'token-replayed': row('whole token', 'TOKEN_REPLAYED', 'Mint a token at each call of the provider.'),
  'jwe-too-long': row('outer JWE', 'TOKEN_MALFORMED', 'Put less into the visitor data.'),
  'jwe-not-compact': row('outer JWE', 'TOKEN_MALFORMED', COMPACT_JWE),
  'jwe-quoted': row(
    'outer JWE',
    'TOKEN_MALFORMED',
    'Pass the text without quotes: token, not JSON.stringify(token). In Python, turn the bytes into text: token.decode("ascii").',
  ),
  'jwe-with-label': row(
    'outer JWE',
    'TOKEN_MALFORMED',
    'Pass only the token; "Bearer" belongs only in an Authorization header: token.replace(/^Bearer\\s+/i, "").',
  ),
  'jwe-with-white-space': row(
    'outer JWE',
    'TOKEN_MALFORMED',
    'Remove line breaks and spaces: token.replace(/\\s+/g, ""). On the command line: base64 -w0, and printf instead of echo.',
  ),
  'jwe-encoded-again': row(
    'outer JWE',
    'TOKEN_MALFORMED',
    'Do not encode the token: the compact form needs no encoding in JSON, in a cookie or in an address.',
  ),
  'jwe-base64': row(
    'outer JWE',
    'TOKEN_MALFORMED',
    'Write each part in base64url without padding. Node.js: toString("base64url"). Java: Base64.getUrlEncoder().withoutPadding(). Python: base64.urlsafe_b64encode(part).rstrip(b"="). PHP: rtrim(strtr(base64_encode($part), "+/", "-_"), "=").',
  ),
  'jwe-in-json': row(
    'outer JWE',
    'TOKEN_MALFORMED',
    'Read the answer of your token endpoint and pass only the field: const { token } = await response.json().',
  ),
  'jwe-json-serialised': row(
    'outer JWE',
    'TOKEN_MALFORMED',
    'Use the compact serialisation: CompactEncrypt of jose, serialize() of Nimbus, serialize(compact=True) of jwcrypto.',
  ),
  'jwe-parts': row(
    'outer JWE',
    'TOKEN_MALFORMED',
    'Pass the whole token, and only one: look for a length limit (a column of 255 characters, a cookie of 4 KB) or for two texts joined together.',
  ),
  'jwe-only-signed': row('outer JWE', 'TOKEN_MALFORMED', ENCRYPT),
  'jwe-signed-afterwards': row('outer JWE', 'TOKEN_MALFORMED', `Swap the two steps. ${SIGN} ${ENCRYPT}`),
  'jwe-header-not-json': row('outer JWE', 'TOKEN_MALFORMED', 'Make the header a JSON object in UTF-8.'),
  'jwe-alg': row('outer JWE', 'TOKEN_MALFORMED', 'Encrypt the key with RSA-OAEP-256.'),
  'jwe-enc': row('outer JWE', 'TOKEN_MALFORMED', 'Encrypt the content with A256GCM.'),
  'jwe-compressed': row('outer JWE', 'TOKEN_MALFORMED', 'Do not compress: leave zip out of the header.'),
  'jwe-critical': row('outer JWE', 'TOKEN_MALFORMED', 'Leave crit out of the header.'),
  'jwe-part-length': row('outer JWE', 'TOKEN_MALFORMED', UNCHANGED),
  'jwe-oaep': row('outer JWE', 'TOKEN_MALFORMED', OAEP_256),
  'jwe-pkcs1': row('outer JWE', 'TOKEN_MALFORMED', OAEP_256),
  'jwe-content-key': row(
    'outer JWE',
    'TOKEN_MALFORMED',
    'Encrypt the 32 random bytes of the content key themselves, not a text form of them: crypto.randomBytes(32).',
  ),
  'jwe-without-aad': row(
    'outer JWE',
    'TOKEN_MALFORMED',
    'Authenticate the protected header as well, in its base64url form, as it is before the first dot (RFC 7516, 5.1): cipher.setAAD(Buffer.from(encodedHeader, "ascii")); Java: cipher.updateAAD(encodedHeader.getBytes(US_ASCII)); PHP: the argument $aad of openssl_encrypt.',
  ),
  'jwe-tag-misplaced': row(
    'outer JWE',
    'TOKEN_MALFORMED',
    'Write the five parts separately: header.encryptedKey.iv.ciphertext.tag. Java and Python (AESGCM) return ciphertext and tag in one piece: the last 16 bytes are the tag, which is the fifth part.',
  ),
  'jwe-another-key': row('outer JWE', 'TOKEN_KEY_UNKNOWN', "Encrypt with the platform's public key."),
  'jwe-tampered': row('outer JWE', 'TOKEN_MALFORMED', UNCHANGED),
  'jws-too-long': row('inner JWS', 'TOKEN_MALFORMED', 'Put less into the visitor data.'),
  'jws-not-compact': row('inner JWS', 'TOKEN_MALFORMED', COMPACT_JWS),
  'jws-quoted': row(
    'inner JWS',
    'TOKEN_MALFORMED',
    'Encrypt the bytes of the JWS itself: new TextEncoder().encode(jws), not JSON.stringify(jws).',
  ),
  'jws-unsigned': row('inner JWS', 'TOKEN_MALFORMED', `${SIGN} Then encrypt that JWS.`),
  'jws-is-jwe': row('inner JWS', 'TOKEN_MALFORMED', `Sign before you encrypt, and encrypt only once. ${SIGN}`),
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
    'Sign with a key that is valid now, or change the period (from, until) of this one.',
  ),
  'signature-kid-wrong': row(
    'inner JWS',
    'SIGNATURE_INVALID',
    'Set kid to the name of the key that you sign with, or leave it out.',
  ),
  'claims-not-json': row('claims', 'TOKEN_MALFORMED', 'Sign a JSON object in UTF-8.'),
  'exp-missing': row('claims', 'TOKEN_EXPIRED', 'Give the token an exp, one minute ahead.'),
  'exp-not-a-number': row('claims', 'TOKEN_EXPIRED', 'Write exp as a number of seconds since 1970, without quotes.'),
  'exp-duration': row(
    'claims',
    'TOKEN_EXPIRED',
    'Write the point in time, not the duration: exp: Math.floor(Date.now() / 1000) + 60.',
  ),
  'exp-past': row('claims', 'TOKEN_EXPIRED', 'Mint a token at each call of the provider, and check your clock.'),
  'user-id-missing': row('claims', 'USER_ID_MISSING', 'Put the id of the customer in "https://iadvize.com/userId".'),
  'user-id-without-prefix': row(
    'claims',
    'USER_ID_MISSING',
    'Call the claim "https://iadvize.com/userId", with the prefix.',
  ),
  'user-id-misnamed': row(
    'claims',
    'USER_ID_MISSING',
    'Call the claim exactly "https://iadvize.com/userId", including upper and lower case.',
  ),
  'user-id-empty': row('claims', 'USER_ID_MISSING', 'Do not mint a token for a visitor who has no id.'),
  'user-id-not-a-string': row('claims', 'USER_ID_MISSING', 'Write the id as a string, even if it is a number.'),
  'user-id-too-long': row('claims', 'USER_ID_TOO_LONG', 'Keep "https://iadvize.com/userId" to 255 characters.'),
  'visitor-data-not-strings': row(
    'claims',
    'TOKEN_MALFORMED',
    'Make "https://iadvize.com/visitorData" an object whose fields are all strings, and leave out fields that you do not know.',
  ),
  ...TOKEN_ADVICE_CAUSES,
} as const satisfies Readonly<Record<string, CauseRow>>

export type TokenCause = keyof typeof TOKEN_CAUSES
export type TokenAdviceCause = keyof typeof TOKEN_ADVICE_CAUSES

export const TOKEN_ADVICE_CAUSE_NAMES = Object.keys(TOKEN_ADVICE_CAUSES) as readonly TokenAdviceCause[]
export const TOKEN_CAUSE_NAMES = Object.keys(TOKEN_CAUSES) as readonly TokenCause[]

/** A fault of a token. `what` follows the name of the layer; `fix` is set if there is a more precise remedy. */
export type TokenFinding = { readonly cause: TokenCause; readonly what: string; readonly fix?: string }

/** Something that the vendor advises against. `detail` says what it is in this token. */
export type TokenWarning = { readonly cause: TokenAdviceCause; readonly detail: string }
