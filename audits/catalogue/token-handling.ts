import { MINT_AT_EACH_CALL, TOKEN_ENDPOINT } from './code-samples.ts'
import type { AuditTable } from './row.ts'

/** Who gets a token, and where it may be seen. */
export const TOKEN_HANDLING_AUDITS = {
  'token-endpoint-session': {
    title: 'The endpoint mints for signed-in visitors only',
    rule: 'Without a session of the brand, and after signing out, the token endpoint mints nothing.',
    why: 'An endpoint without this question hands the identity of a customer to anybody who asks.',
    source: {
      basis: 'inferred',
      page: 'BE-SIG',
      says: "The client's backend vouches for the user by its signature; it can only do so for a user it knows.",
    },
    fix: {
      text: 'Read the customer from the session at each request, and answer 401 without one.',
      code: { language: 'js', text: TOKEN_ENDPOINT },
    },
    worst: 'fail',
    weight: 3,
  },
  'token-endpoint-uncached': {
    title: 'No cache keeps the token',
    rule: 'The answer of the token endpoint is marked no-store, and a second request gets another token.',
    why: 'A shared cache gives the token of one customer to the next; a browser brings it back after signing out.',
    source: {
      basis: 'inferred',
      page: 'SEED',
      says: 'The provider is called for a refresh: an answer from a cache is the token of before.',
    },
    fix: {
      text: 'Answer a POST, with Cache-Control: no-store, also on errors.',
      code: { language: 'http', text: 'Cache-Control: no-store' },
    },
    worst: 'fail',
    weight: 3,
  },
  'token-endpoint-origin': {
    title: 'Other origins cannot read the token',
    rule: 'The token endpoint allows no foreign origin to read its answer with the cookies of the visitor.',
    why: 'Any page that a customer opens could fetch their token and chat in their name.',
    source: { basis: 'practice', says: "The vendor's pages are silent. The token is the identity of the customer." },
    fix: {
      text: 'Serve it from your own origin without CORS headers; else list your origins one by one.',
      code: {
        language: 'js',
        text: `const isOurs = OUR_ORIGINS.has(request.headers.origin)
if (isOurs) response.set('Access-Control-Allow-Origin', request.headers.origin)
// never an echo of any origin, never * for an answer to cookies`,
      },
    },
    worst: 'fail',
    weight: 3,
  },
  'token-endpoint-identity': {
    title: 'The request does not say who the visitor is',
    rule: 'The identity comes from the session: no user id stands in the address, the query or the body of the request.',
    why: 'With ?user=42 every customer can ask for the token of customer 43, and addresses are kept in logs.',
    source: {
      basis: 'practice',
      says: "The vendor's pages are silent. Who names the customer in the request decides who the customer is.",
    },
    fix: {
      text: 'Send a POST with no body, and let the server look into the session.',
      code: { language: 'js', text: MINT_AT_EACH_CALL },
    },
    worst: 'fail',
    weight: 3,
  },
  'token-not-in-url': {
    title: 'No token or identity in an address',
    rule: 'No address that the page asks for or shows holds a token, a key or the user id.',
    why: 'Addresses end up in logs, histories, referrers and screenshots.',
    source: { basis: 'practice', says: "The vendor's pages are silent. The token is the identity of the customer." },
    fix: {
      text: 'Let the answer to a POST carry it, and hand it to the tag in memory.',
      code: { language: 'js', text: MINT_AT_EACH_CALL },
    },
    worst: 'fail',
    weight: 3,
  },
  'token-not-in-storage': {
    title: "No token or key in the site's storage",
    rule: 'The site keeps no token and no key in cookies, local storage, session storage or IndexedDB, and of the user id a warning is given; what the tag keeps is its own.',
    why: 'Every script of the page reads the storage, and a kept token is an old token at the next call.',
    source: {
      basis: 'inferred',
      page: 'SEED',
      says: 'The provider can be called at any time: there is nothing to keep between two calls.',
    },
    fix: { text: 'Mint at each call and keep nothing.', code: { language: 'js', text: MINT_AT_EACH_CALL } },
    worst: 'fail',
    weight: 2,
  },
  'token-not-in-console': {
    title: 'No token or key in the console',
    rule: 'Neither a token, a key nor the whole result of activate, which echoes the token, is written to the console; of the user id a warning is given.',
    why: 'Error monitoring collects the console, and with it the identities of customers.',
    source: {
      basis: 'documented',
      page: 'SEED',
      says: "The result holds the option with the token. The vendor's sample logs it: do not copy that.",
    },
    fix: {
      text: 'Log the reason, never the result.',
      code: { language: 'js', text: 'console.warn(`The chat is not available: ${authentication.reason}`)' },
    },
    worst: 'fail',
    weight: 2,
  },
  'token-not-in-source': {
    title: 'No token in the source of a page',
    rule: 'No page or script is served with a token or a user id in it.',
    why: 'A page is cached, saved and shared, and its token has expired when the tag asks for one.',
    source: {
      basis: 'inferred',
      page: 'SEED',
      says: 'The provider answers at the moment it is asked: a token that came with the page is the same each time.',
    },
    fix: {
      text: 'Let the page say that somebody is signed in, and let the endpoint say who.',
      code: { language: 'html', text: '<html data-signed-in="true">' },
    },
    worst: 'fail',
    weight: 2,
  },
  'token-private-key': {
    title: 'No private key reaches the browser',
    rule: 'Nothing that the site serves holds a private key.',
    why: 'Whoever has the key can be every one of your customers, until the pair is replaced.',
    source: {
      basis: 'documented',
      page: 'BE-SIG',
      says: 'The client makes the pair and shares the public key; the private one signs on the server.',
    },
    fix: {
      text: 'Sign on the server, read the key from a vault, and replace the pair if it has ever been served.',
      code: {
        language: 'js',
        text: `const yourPrivateKey = createPrivateKey(process.env.IADVIZE_SIGNING_KEY)   // on the server`,
      },
    },
    worst: 'fail',
    weight: 3,
  },
} as const satisfies AuditTable<'token'>
