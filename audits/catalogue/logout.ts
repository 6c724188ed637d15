import { SIGN_OUT } from './code-samples.ts'
import type { AuditTable } from './row.ts'

export const LOGOUT_AUDITS = {
  'logout-called': {
    title: 'Signing out logs out of the chat',
    rule: "iAdvize.logout() is called when the visitor signs out, before or with the end of the brand's session.",
    why: 'Without it the chat stays open for whoever uses the device next, with the history of the customer.',
    source: {
      basis: 'documented',
      page: 'SDKDOC',
      says: 'logout drops the current identity; in authenticated mode the tag is then stopped.',
    },
    fix: {
      text: 'Call logout first, give it a time limit, then end your session.',
      code: { language: 'js', text: SIGN_OUT },
    },
    worst: 'fail',
    weight: 3,
  },
  'logout-nothing-left': {
    title: 'Nothing of the visitor is left',
    rule: 'After signing out, cookies, storage and the page hold no identity, no token and no conversation of the visitor.',
    why: 'What is left on a shared device tells the next person who was there, or lets them go on as that person.',
    source: {
      basis: 'inferred',
      page: 'HC-COOKIE',
      says: 'The visitor cookie holds a token (jwtIdentity) with strong authentication; what logout clears is not documented.',
    },
    fix: {
      text: 'Log out of the chat, drop what your own code has kept, and load a page anew.',
      code: { language: 'js', text: SIGN_OUT },
    },
    worst: 'fail',
    weight: 3,
  },
  'logout-next-visitor': {
    title: 'The next visitor gets their own identity',
    rule: 'Who signs in after somebody else on the same device is secured with their own user id, and sees nothing of the other.',
    why: 'Anything else shows one customer the conversations of another.',
    source: {
      basis: 'documented',
      page: 'FAQ',
      says: 'Log out before logging in when somebody is already authenticated.',
    },
    fix: {
      text: 'Log out at sign-out, and let the token endpoint read who asks from the session at each request.',
      code: {
        language: 'js',
        text: `const customer = customerOf(request.session)   // never from a body, a URL or a cache`,
      },
    },
    worst: 'fail',
    weight: 3,
  },
  'logout-another-tab': {
    title: 'Signing out counts in every tab',
    rule: 'When the visitor signs out in one tab, the other tabs end the identity at their next activity or refresh.',
    why: 'A forgotten tab goes on as the customer, although they have signed out.',
    source: {
      basis: 'inferred',
      page: 'SDKDOC',
      says: 'logout drops the identity of the page that calls it; other tabs are not mentioned.',
    },
    fix: {
      text: 'Tell the other tabs, and let each of them log out of the chat.',
      code: {
        language: 'js',
        text: `const signOuts = new BroadcastChannel('sign-out')
signOuts.onmessage = async () => {
  await window.iAdvize?.logout()
  location.reload()
}`,
      },
    },
    worst: 'fail',
    weight: 2,
  },
} as const satisfies AuditTable<'logout'>
