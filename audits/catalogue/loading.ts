import { SNIPPET } from './code-samples.ts'
import type { AuditTable } from './row.ts'

export const LOADING_AUDITS = {
  'loading-snippet': {
    title: "The snippet is the vendor's",
    rule: 'The page defines iAdvizeInterface, gives it a config with the site id, and loads iadvize.js from the platform with async.',
    why: 'With another sid, queue or address the tag does not start, or starts for another project, and no customer can chat.',
    source: {
      basis: 'documented',
      page: 'AUTH',
      says: 'This exact snippet is the one for authenticated messaging; no field of it is about authentication.',
    },
    fix: {
      text: 'Paste the snippet as the vendor gives it, and put in your site id and your platform.',
      code: { language: 'html', text: SNIPPET },
    },
    worst: 'fail',
    weight: 3,
  },
  'loading-early': {
    title: 'The tag is in the page early enough',
    rule: 'The snippet is there before the load event, and iAdvizeCallbacks and idzCustomData are defined before it.',
    why: 'A tag behind a timer misses the visitors who leave before it; callbacks and custom data that come late are ignored.',
    source: {
      basis: 'inferred',
      page: 'CBDOC',
      says: 'iAdvizeCallbacks must exist before the tag. That what comes later is ignored is our conclusion.',
    },
    fix: {
      text: 'Define what the tag reads first, then put the snippet into the page itself instead of adding it after a delay.',
      code: {
        language: 'html',
        text: `<script>
window.iAdvizeCallbacks = { ...window.iAdvizeCallbacks, onChatStarted() { measure('chat-started') } };
</script>
${SNIPPET}`,
      },
    },
    worst: 'warn',
    weight: 1,
  },
  'loading-once': {
    title: 'The tag is loaded once',
    rule: 'One page load runs iadvize.js one time.',
    why: 'Two tags are two activations: the second is refused, and the site may take that for a failure of the first.',
    source: {
      basis: 'inferred',
      page: 'FAQ',
      says: 'activate belongs to one load of the tag, hence to one page; a second call is refused.',
    },
    fix: {
      text: 'Keep the snippet in one place: the page template or the tag manager, never both.',
      code: { language: 'html', text: SNIPPET },
    },
    worst: 'fail',
    weight: 2,
  },
  'loading-without-tag': {
    title: 'The page works without the tag',
    rule: 'Where iadvize.js is blocked, slow or broken, the page is complete, throws nothing, and the visitor can go on.',
    why: 'Ad blockers and outages are daily life: a shop that waits for its chat does not sell.',
    source: {
      basis: 'documented',
      page: 'AUTH',
      says: 'The script is async, and functions may be pushed before it has loaded: nothing needs to wait for it.',
    },
    fix: {
      text: 'Push functions instead of calling window.iAdvize, and wait for nothing that only the tag can bring.',
      code: {
        language: 'js',
        text: `window.iAdvizeInterface ??= []
window.iAdvizeInterface.push((iAdvize) => startChat(iAdvize))
// Elsewhere: the tag may not be there.
window.iAdvize?.navigate(location.href)`,
      },
    },
    worst: 'fail',
    weight: 2,
  },
  'loading-csp': {
    title: 'The Content-Security-Policy lets the tag through',
    rule: "The page's Content-Security-Policy, if it has one, allows the script and the requests of the platform.",
    why: 'What the policy blocks fails in every browser, and in a way that looks like an outage of the vendor.',
    source: {
      basis: 'observed',
      page: 'GTM-MAIN',
      says: 'The template may load scripts from *.iadvize.com. No page with the full list of directives is archived.',
    },
    fix: {
      text: 'Allow the hosts of the vendor, and the inline part of the snippet by its hash or a nonce.',
      code: {
        language: 'http',
        text: `Content-Security-Policy: script-src 'self' 'nonce-<RANDOM>' https://*.iadvize.com;
  connect-src 'self' https://*.iadvize.com`,
      },
    },
    worst: 'fail',
    weight: 2,
  },
} as const satisfies AuditTable<'loading'>
