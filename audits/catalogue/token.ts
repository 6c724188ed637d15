import { ISSUE_TOKEN, MINT_AT_EACH_CALL } from './code-samples.ts'
import type { AuditTable } from './row.ts'

/** What is in a token. */
export const TOKEN_AUDITS = {
  'token-encryption': {
    title: 'The token is encrypted as the vendor reads it',
    rule: 'The token is a compact JWE with RSA-OAEP-256 and A256GCM, not compressed.',
    why: 'The platform cannot open anything else: every activation fails.',
    source: {
      basis: 'documented',
      page: 'BE-TECH',
      says: 'The key is encrypted with RSA-OAEP-256, the content with A256GCM.',
    },
    fix: { text: 'Name both algorithms in the protected header.', code: { language: 'js', text: ISSUE_TOKEN } },
    worst: 'fail',
    weight: 3,
  },
  'token-signature': {
    title: 'The token is signed first, then encrypted',
    rule: 'The JWE holds a compact JWS that is signed with RS256.',
    why: 'Without the signature anybody who has the public key of the platform could name themselves your customer.',
    source: {
      basis: 'documented',
      page: 'BE-IMP',
      says: 'A JWS of the client (RS256) is encrypted into a JWE for iAdvize.',
    },
    fix: { text: 'Sign the claims, and encrypt the compact JWS itself.', code: { language: 'js', text: ISSUE_TOKEN } },
    worst: 'fail',
    weight: 3,
  },
  'token-keys': {
    title: 'The right two keys are used',
    rule: "The token is encrypted with the platform's public key and signed with the private key whose public half is registered.",
    why: 'Keys of another environment fail at every activation, with the reason of an outage of the server.',
    source: {
      basis: 'documented',
      page: 'BE-SIG',
      says: 'iAdvize publishes its public key; the client makes a pair and hands over the public half.',
    },
    fix: {
      text: 'Compare the fingerprint of your public key with the one that your contact has registered.',
      code: {
        language: 'js',
        text: `const yours = createPublicKey(yourPrivateKey).export({ type: 'spki', format: 'der' })
console.log(createHash('sha256').update(yours).digest('hex'))`,
      },
    },
    worst: 'fail',
    weight: 3,
  },
  'token-claims': {
    title: 'The claims are named as the vendor names them',
    rule: 'Claims of your own begin with https://iadvize.com/, and the visitor data has only the known fields, all of them strings.',
    why: 'A claim without the prefix is not read: the visitor has no id, or the agent sees no name.',
    source: { basis: 'documented', page: 'BE-TECH', says: 'Custom claims must begin with https://iadvize.com/.' },
    fix: {
      text: 'Write the prefix, and leave out what you do not know.',
      code: {
        language: 'json',
        text: `{
  "https://iadvize.com/userId": "b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41",
  "https://iadvize.com/visitorData": { "firstName": "Jane", "lastName": "Doe", "email": "jane.doe@email.com" },
  "exp": 1691588707
}`,
      },
    },
    worst: 'fail',
    weight: 2,
  },
  'token-expiry': {
    title: 'The token says when it expires',
    rule: 'exp is a number of seconds since 1970 and lies ahead when the token arrives.',
    why: 'A token that has expired on arrival is refused; milliseconds in its place make one that lives for ever.',
    source: { basis: 'documented', page: 'BE-IMP', says: "exp is in the vendor's example, in seconds." },
    fix: {
      text: 'Count from the clock of your server, in seconds, and let the clock be set by the network.',
      code: { language: 'js', text: `const exp = Math.floor(Date.now() / 1000) + 60` },
    },
    worst: 'fail',
    weight: 2,
  },
  'token-short-lived': {
    title: 'The token lives for about a minute',
    rule: 'exp is a minute after the minting, a few minutes at most.',
    why: 'Whoever gets hold of a token is that customer until it expires.',
    source: { basis: 'documented', page: 'FAQ', says: 'One minute is recommended.' },
    fix: {
      text: 'Give it a minute, and mint another one when the tag asks.',
      code: { language: 'js', text: `const exp = Math.floor(Date.now() / 1000) + 60` },
    },
    worst: 'warn',
    weight: 2,
  },
  'token-fresh': {
    title: 'Each refresh gets a token of its own',
    rule: 'The token of a refresh was minted for it: it is not that of the activation, nor of an earlier refresh.',
    why: 'A refresh comes when the first token has long expired: the visitor loses the chat after the first session.',
    source: {
      basis: 'inferred',
      page: 'FAQ',
      says: 'Session and token have two lifetimes, 60 minutes and 1 minute by default.',
    },
    fix: { text: 'Mint inside the provider.', code: { language: 'js', text: MINT_AT_EACH_CALL } },
    worst: 'fail',
    weight: 2,
  },
  'token-size': {
    title: 'The token is small',
    rule: 'The compact token is not longer than 16,384 characters.',
    why: 'Servers and proxies cut or refuse what is longer, and only for the customers with the most data.',
    source: { basis: 'practice', says: "The vendor's pages name no limit; ours is that of common servers." },
    fix: {
      text: 'Send the id and what the agent needs to see; the rest belongs into your own systems.',
      code: { language: 'js', text: `const claims = { 'https://iadvize.com/userId': customer.id, exp }` },
    },
    worst: 'fail',
    weight: 1,
  },
  'token-user-id': {
    title: 'The token names the user',
    rule: 'https://iadvize.com/userId is a string of 1 to 255 characters.',
    why: 'Without the id there is nobody to authenticate; a longer one breaks the rules that keep two people apart.',
    source: { basis: 'documented', page: 'BE-IMP', says: 'A string, required, 255 characters at most.' },
    fix: {
      text: 'Use the id of the customer in your own database, as a string.',
      code: { language: 'js', text: `const claims = { 'https://iadvize.com/userId': String(customer.id), exp }` },
    },
    worst: 'fail',
    weight: 3,
  },
  'token-user-id-stable': {
    title: 'A person keeps their user id',
    rule: 'The same person has the same user id at every sign-in.',
    why: 'With another id the customer is a new visitor: no history, and the agent asks everything again.',
    source: { basis: 'documented', page: 'FAQ', says: 'The visitor id may change, the user id must not.' },
    fix: {
      text: 'Use the id of the customer, not that of the session or of the sign-in.',
      code: { language: 'js', text: `const userId = customer.id   // not request.session.id, not randomUUID()` },
    },
    worst: 'fail',
    weight: 3,
  },
  'token-user-id-distinct': {
    title: 'Two people have two user ids',
    rule: 'Two customers never have the same user id.',
    why: 'The platform takes them for one visitor and shows each of them the conversations of the other.',
    source: {
      basis: 'documented',
      page: 'BE-IMP',
      says: 'Unique for each user and never given to another; else people are merged and share their conversations.',
    },
    fix: {
      text: 'Take the id from the session of the request; check for constants, caches and ids of a shared account.',
      code: { language: 'js', text: `const userId = customerOf(request.session).id` },
    },
    worst: 'fail',
    weight: 3,
  },
  'token-user-id-opaque': {
    title: 'The user id tells nothing and cannot be guessed',
    rule: 'The user id is not an e-mail address and not a small number that can be counted up.',
    why: 'Addresses change and are given away, and with them the history; a counter tells how many customers you have.',
    source: {
      basis: 'inferred',
      page: 'BE-IMP',
      says: 'Constant, and never given to another person: an address may be. Guessing is named for the mobile SDK only.',
    },
    fix: {
      text: 'Give each customer a random id once, and keep it.',
      code: { language: 'js', text: `customer.chatId ??= crypto.randomUUID()   // stored with the customer` },
    },
    worst: 'warn',
    weight: 1,
  },
  'token-ext-id': {
    title: 'extID is not used beside the token',
    rule: 'The custom data has no extID where visitors are authenticated.',
    why: 'The visitor is authenticated, but the agent sees no padlock and treats them as a stranger.',
    source: { basis: 'documented', page: 'BE-IMP', says: 'extID must not be used together with authentication.' },
    fix: {
      text: 'Remove extID from idzCustomData and from customData.',
      code: { language: 'js', text: `window.idzCustomData = { product_id: product.id }   // no extID` },
    },
    worst: 'fail',
    weight: 2,
  },
} as const satisfies AuditTable<'token'>
