import { ACTIVATE_ONCE } from './code-samples.ts'
import type { AuditTable } from './row.ts'

export const FAILURE_AUDITS = {
  'failure-no-anonymous': {
    title: 'No anonymous chat after a failed activation',
    rule: 'When a secured activation fails, no anonymous one follows: not at once, not on a later page, not within a day.',
    why: 'The customer believes that they are known and writes what only the bank or the shop should read, as a stranger.',
    source: {
      basis: 'documented',
      page: 'SEED',
      says: 'If activate itself fails, do not fall back to an anonymous activation.',
    },
    fix: {
      text: 'Read the status and stop there. Remove the branch that activates anonymously, and timers that lead to it.',
      code: { language: 'js', text: ACTIVATE_ONCE },
    },
    worst: 'fail',
    weight: 3,
  },
  'failure-no-retry': {
    title: 'The site adds no retries of its own',
    rule: 'After a failed activation the page does not call activate again, does not reload, and loads no second tag.',
    why: 'The tag has retried three times by then. More of it loads a platform in trouble, and may lock the customer out.',
    source: {
      basis: 'documented',
      page: 'SEED',
      says: 'The tag retries three times on error before it reports the failure; sites should add no retries.',
    },
    fix: {
      text: 'Call activate once and take its answer as final until the next page load.',
      code: { language: 'js', text: ACTIVATE_ONCE },
    },
    worst: 'fail',
    weight: 2,
  },
  'failure-noticed': {
    title: 'The site notices the failure',
    rule: 'The code of the site reads the status of the result, as it resolves and does not reject.',
    why: 'Code that only catches errors takes every failure for a success: a button that opens nothing, and no alarm.',
    source: {
      basis: 'documented',
      page: 'SEED',
      says: "A failure is a result with the status 'authentication-failure' and a reason; the sample reads it without a catch.",
    },
    fix: {
      text: 'Await the result, compare its status, and tell your monitoring the reason and never the whole result: it holds the token.',
      code: {
        language: 'js',
        text: `const { authentication } = await iAdvize.activate(provideToken)
if (authentication.status === 'authentication-failure') report('chat', authentication.reason)`,
      },
    },
    worst: 'fail',
    weight: 2,
  },
  'failure-no-uncaught-error': {
    title: 'A failed activation throws nothing into the page',
    rule: 'With every failure the page has no uncaught error and no unhandled rejection.',
    why: 'An error nobody catches stops the code behind it, and fills the error monitoring with noise.',
    source: {
      basis: 'practice',
      says: "The vendor's pages are silent. A chat is an addition to the page and must not break what is around it.",
    },
    fix: {
      text: 'Catch what your own part of the activation may throw.',
      code: {
        language: 'js',
        text: `window.iAdvizeInterface.push((iAdvize) =>
  startChat(iAdvize).catch((error) => console.warn('The chat is not available:', error.message)),
)`,
      },
    },
    worst: 'fail',
    weight: 2,
  },
  'failure-visitor-goes-on': {
    title: 'The visitor can go on after a failure',
    rule: 'With every failure the page keeps its content, and its links and forms still work.',
    why: 'A failed chat costs a conversation. A blank or blocked page costs the customer.',
    source: {
      basis: 'practice',
      says: "The vendor's pages are silent. What a visitor came for may not depend on the chat.",
    },
    fix: {
      text: 'Start the chat beside the page: nothing that the visitor needs may await it.',
      code: {
        language: 'js',
        text: `renderPage()
startChat({ tokenUrl: '/api/iadvize-token' })   // not awaited`,
      },
    },
    worst: 'fail',
    weight: 3,
  },
  'failure-every-reason': {
    title: 'Every reason is a failure',
    rule: 'Whatever the reason, known or not, the site does the same: it stops.',
    why: 'The vendor words one reason in two ways and cuts another: code that compares texts lets the next one through.',
    source: {
      basis: 'inferred',
      page: 'FAQ',
      says: 'The FAQ lists reasons and calls one of them several possible errors; two pages word the same case differently.',
    },
    fix: {
      text: 'Decide by the status alone. The reason is for people who read the log.',
      code: {
        language: 'js',
        text: `const isSecured = authentication.status === 'authentication-success'
if (!isSecured) console.warn(\`The chat is not available: \${authentication.reason}\`)`,
      },
    },
    worst: 'fail',
    weight: 2,
  },
} as const satisfies AuditTable<'failure'>
