import { ACTIVATE_ONCE, MINT_AT_EACH_CALL } from './code-samples.ts'
import type { AuditTable } from './row.ts'

export const ACTIVATION_AUDITS = {
  'activation-secured': {
    title: 'A signed-in visitor is secured',
    rule: 'For a visitor who has signed in, activate is called with SECURED_AUTHENTICATION and succeeds.',
    why: 'An anonymous customer is asked who they are once more, sees no history, and the agent sees no padlock.',
    source: {
      basis: 'documented',
      page: 'AUTH',
      says: 'In authenticated mode the tag waits for an identity: the option SECURED_AUTHENTICATION with a token.',
    },
    fix: {
      text: 'Return the option with a token of your backend from the function that you give to activate.',
      code: { language: 'js', text: MINT_AT_EACH_CALL },
    },
    worst: 'fail',
    weight: 3,
  },
  'activation-every-page': {
    title: 'Every page that has the tag activates',
    rule: 'While the visitor is signed in, each page load that loads the tag also calls activate.',
    why: 'In authenticated mode the tag does not start by itself: on a page without activate the conversation is gone.',
    source: {
      basis: 'documented',
      page: 'FAQ',
      says: 'activate is called once each time the tag is loaded, hence on every change of page.',
    },
    fix: {
      text: 'Put the call where the snippet is, in the template of all pages, and not only on the page after sign-in.',
      code: { language: 'js', text: ACTIVATE_ONCE },
    },
    worst: 'fail',
    weight: 3,
  },
  'activation-provider': {
    title: 'activate gets a function',
    rule: 'The argument of activate is a function that answers with { authenticationOption }.',
    why: 'The tag must be able to ask again: with a value it has one token, and the session ends with it.',
    source: {
      basis: 'documented',
      page: 'SEED',
      says: 'The argument is a function, which may be called at any time for a refresh.',
    },
    fix: {
      text: 'Give activate the function itself, not what it returns.',
      code: {
        language: 'js',
        text: `await iAdvize.activate(provideToken)   // not: iAdvize.activate(await provideToken())`,
      },
    },
    worst: 'fail',
    weight: 3,
  },
  'activation-mints-anew': {
    title: 'Each call of the provider mints a token',
    rule: 'Two calls of the provider answer with two different tokens.',
    why: 'A token lives for a minute. A kept one is refused at the retry or the refresh, and the customer loses the chat.',
    source: {
      basis: 'inferred',
      page: 'SEED',
      says: 'The function can be called at any time for a refresh; with a life of one minute only a fresh token can serve.',
    },
    fix: {
      text: 'Ask your endpoint inside the function, and keep the answer nowhere.',
      code: { language: 'js', text: MINT_AT_EACH_CALL },
    },
    worst: 'fail',
    weight: 3,
  },
  'activation-once': {
    title: 'No second activation without logout',
    rule: 'A page calls activate once; for another identity it calls logout first, and awaits both.',
    why: 'The second call is refused, and code that takes this for a failure hides a chat that works.',
    source: {
      basis: 'documented',
      page: 'FAQ',
      says: '"Can\'t activate twice, please logout first" after a success; a call during another one is refused as well.',
    },
    fix: {
      text: 'Call it in one place, once per page load. To change the identity, log out and await it.',
      code: {
        language: 'js',
        text: `await iAdvize.logout()
await iAdvize.activate(provideToken)`,
      },
    },
    worst: 'fail',
    weight: 2,
  },
  'activation-after-sign-in': {
    title: 'Nobody is activated before signing in',
    rule: 'For a visitor who has not signed in, activate is not called; calling it anonymously warns, because it is a documented choice.',
    why: 'A secured activation without a sign-in can only be somebody else; an anonymous one is a chat with a stranger.',
    source: {
      basis: 'documented',
      page: 'SEED',
      says: 'Without a sign-in the site chooses: not calling activate, which is recommended, or activating anonymously.',
    },
    fix: {
      text: 'Call activate only where your server says that the visitor is signed in.',
      code: { language: 'js', text: `if (document.documentElement.dataset.signedIn === 'true') startChat()` },
    },
    worst: 'fail',
    weight: 2,
  },
  'activation-needs-token': {
    title: 'No activation when there is no token',
    rule: "When the site's own sign-in or its token endpoint fails, activate is not called; calling it anonymously warns, because it is a documented choice.",
    why: 'activate without a token can only fail, and an anonymous chat makes a known customer unknown.',
    source: {
      basis: 'documented',
      page: 'SEED',
      says: 'When the sign-in of the site fails, it is recommended not to call activate; anonymous is the other choice.',
    },
    fix: {
      text: 'Get the first token before you call activate, and leave it when there is none.',
      code: {
        language: 'js',
        text: `const firstToken = await mintToken().catch(() => null)
if (firstToken === null) return   // no chat, and the page goes on
await iAdvize.activate(provideToken)`,
      },
    },
    worst: 'fail',
    weight: 2,
  },
} as const satisfies AuditTable<'activation'>
