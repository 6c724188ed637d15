import { MINT_AT_EACH_CALL } from './code-samples.ts'
import type { AuditTable } from './row.ts'

export const SESSION_AUDITS = {
  'session-refresh': {
    title: 'A long visit stays secured',
    rule: 'When the session of the platform ends, the provider answers again, and the visitor stays secured as the same person.',
    why: 'A conversation that loses its identity in the middle goes on with nobody, or ends before the answer came.',
    source: {
      basis: 'documented',
      page: 'FAQ',
      says: 'The identity must be verified again when the session ends: after 60 minutes by default, 7 for a bank.',
    },
    fix: {
      text: 'Keep the provider able to answer for as long as the page lives: no once-only flag, no kept token.',
      code: { language: 'js', text: MINT_AT_EACH_CALL },
    },
    worst: 'fail',
    weight: 3,
  },
  'session-ended-elsewhere': {
    title: "The end of the brand's session ends the identity",
    rule: "When the brand's session has expired at a refresh, no token is minted, the identity ends, and the page throws nothing.",
    why: 'Whoever sits at the device next must not chat as the customer who has left.',
    source: {
      basis: 'inferred',
      page: 'FAQ',
      says: 'The identity is verified again through the provider; without a session of the brand there is nobody to vouch for.',
    },
    fix: {
      text: 'Answer 401 without a session, let the provider fail on it, and log out of the chat.',
      code: {
        language: 'js',
        text: `if (response.status === 401) {
  await window.iAdvize?.logout()
  throw new Error('the customer is no longer signed in')
}`,
      },
    },
    worst: 'fail',
    weight: 3,
  },
  'session-another-tab': {
    title: 'Two tabs are one visitor',
    rule: 'With the shop open in two tabs, both are secured as the same person, and neither ends the other.',
    why: 'Customers compare in tabs. A tab that signs the other one out loses the conversation in both.',
    source: {
      basis: 'documented',
      page: 'INTRO',
      says: 'The same user is one visitor on several devices, browsers and domains.',
    },
    fix: {
      text: 'Treat each page load alike, whatever another tab has done, and never log out of the chat to log in again.',
      code: {
        language: 'js',
        text: `if (isSignedIn) startChat()   // per page load; nothing about it in localStorage`,
      },
    },
    worst: 'fail',
    weight: 2,
  },
} as const satisfies AuditTable<'session'>
