import { loadingCsp } from '../../../../audits/rules/loading-csp.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import { vendorUrl } from '../../../../playwright-kit/vendor-urls.ts'
import type { SeenViolation } from '../../../../audits/seen.ts'
import { sceneOf, type RuleCases, type StepSights } from './case.ts'
import { document, loaded, request, TAG, WELL } from './pages.ts'

const OWN_HOST = 'onlinecontact.brand.example'

const PAGE = { url: 'http://shop.example/', kind: 'document', isVendor: false } as const

const WITH_POLICY = request({ ...PAGE, answerHeaders: { 'content-security-policy': "default-src 'self'" } })

const visitOf = (sights: StepSights) => ({
  visit: sceneOf([[VISIT.looksAround, { requests: [WITH_POLICY], documents: [document()], ...sights }]]),
})

const violation = (blocked: string, directive = 'connect-src'): Omit<SeenViolation, 'step'> => ({
  id: 'one',
  directive,
  blocked,
  isVendor: vendorUrl([OWN_HOST]).test(blocked),
})

const API = 'https://api.iadvize.com/graphql'
const JOURNAL = [loaded()]

export const loadingCspCases: RuleCases = {
  rule: loadingCsp,
  cases: [
    { says: 'a policy that lets everything through is well', seen: visitOf({ journal: JOURNAL }), verdict: 'pass' },
    {
      says: 'so is one that not every page has',
      seen: visitOf({ requests: [request(PAGE), WITH_POLICY], journal: JOURNAL }),
      verdict: 'pass',
    },
    {
      says: 'a site without a policy is not concerned',
      seen: visitOf({ requests: [request(PAGE)], journal: JOURNAL }),
      verdict: 'not-applicable',
    },
    {
      says: 'the policy of something else than a page is none',
      seen: visitOf({ requests: [{ ...WITH_POLICY, kind: 'script' }], journal: JOURNAL }),
      verdict: 'not-applicable',
    },
    {
      says: 'a policy in the page is one',
      seen: visitOf({
        requests: [
          request({
            ...PAGE,
            answer: `<meta http-equiv="Content-Security-Policy" content="default-src 'self'">`,
          }),
        ],
        journal: JOURNAL,
      }),
      verdict: 'pass',
    },
    {
      says: 'a blocked tag is broken',
      seen: visitOf({ violations: [violation('https://halc.iadvize.com/iadvize.js', 'script-src-elem')] }),
      verdict: 'fail',
      problems: ['script-src'],
    },
    {
      says: 'so is a blocked platform, whatever else was let through',
      seen: visitOf({ violations: [violation(API), violation(API)], journal: JOURNAL }),
      verdict: 'fail',
      problems: ['connect-src'],
    },
    {
      says: "a blocked tag on a host of the brand's own is broken, and the policy is told to name that host",
      seen: visitOf({ violations: [violation(`https://${OWN_HOST}/iadvize.js`, 'script-src')], journal: JOURNAL }),
      verdict: 'fail',
      problems: ['script-src'],
      shows: [
        "Content-Security-Policy of http://shop.example/: default-src 'self' (expected: script-src with https://onlinecontact.brand.example)",
      ],
    },
    {
      says: "a blocked interface is the vendor's, wherever the tag comes from",
      seen: visitOf({ violations: [violation(API)], journal: JOURNAL }),
      verdict: 'fail',
      problems: ['connect-src'],
      shows: [
        "Content-Security-Policy of http://shop.example/: default-src 'self' (expected: connect-src with https://*.iadvize.com)",
      ],
    },
    {
      says: 'each directive is told',
      seen: visitOf({ violations: [violation(API), violation('https://static.iadvize.com/a.png', 'img-src')] }),
      verdict: 'fail',
      problems: ['connect-src', 'img-src'],
    },
    {
      says: 'what is blocked of others is not its business',
      seen: visitOf({
        violations: [violation('https://ads.example/'), violation('inline', 'style-src')],
        journal: JOURNAL,
      }),
      verdict: 'pass',
    },
    {
      says: 'that the stand-in cannot keep its record is not the fault of the site, and leaves nothing to tell',
      seen: visitOf({ violations: [violation('https://api.iadvize.com/journal')] }),
      verdict: 'could-not-tell',
    },
    {
      says: 'a blocked inline script is broken where the configuration is missing',
      seen: visitOf({
        documents: [document({ facts: { ...WELL, sid: null } })],
        violations: [violation('inline', 'script-src-elem')],
      }),
      verdict: 'fail',
      problems: ['inline-snippet'],
    },
    {
      says: 'one such page is enough',
      seen: visitOf({
        documents: [document({ facts: { ...WELL, sid: null } }), document({ id: 'two' })],
        violations: [violation('inline', 'script-src-elem')],
        journal: JOURNAL,
      }),
      verdict: 'fail',
      problems: ['inline-snippet'],
    },
    {
      says: 'it is another script where the configuration is there',
      seen: visitOf({ violations: [violation('inline', 'script-src-elem')], journal: JOURNAL }),
      verdict: 'pass',
    },
    {
      says: 'it is another page whose configuration is missing',
      seen: visitOf({
        documents: [document(), document({ id: 'two', facts: { ...WELL, sid: null } })],
        violations: [violation('inline', 'script-src-elem')],
        journal: JOURNAL,
      }),
      verdict: 'pass',
    },
    {
      says: 'a missing configuration is not the fault of the policy where something else is blocked',
      seen: visitOf({
        documents: [document({ facts: { ...WELL, sid: null } })],
        violations: [violation('https://ads.example/', 'script-src-elem')],
        journal: JOURNAL,
      }),
      verdict: 'pass',
    },
    { says: 'where the tag did not run nothing is known', seen: visitOf({}), verdict: 'could-not-tell' },
    ...[
      `<meta http-equiv=content-security-policy content="default-src 'self'">`,
      `<meta http-equiv='Content-Security-Policy' content="default-src 'self'">`,
      `<META id="policy" http-equiv="Content-Security-Policy"  CONTENT="default-src 'self'" />`,
      `<meta content="default-src 'self'" http-equiv="Content-Security-Policy">`,
      `<meta content="default-src 'self'" http-equiv=Content-Security-Policy>`,
    ].map(
      (answer) =>
        ({
          says: `${answer} is a policy`,
          seen: visitOf({ requests: [request({ ...PAGE, answer })], violations: [violation(API)] }),
          verdict: 'fail',
          problems: ['connect-src'],
          shows: [
            "Content-Security-Policy of http://shop.example/: default-src 'self' (expected: connect-src with https://*.iadvize.com)",
          ],
        }) as const,
    ),
    {
      says: 'words about a policy are none',
      seen: visitOf({ requests: [request({ ...PAGE, answer: '<p>content-security-policy' })], journal: JOURNAL }),
      verdict: 'not-applicable',
    },
    {
      says: 'what is blocked is told with the directive that decides, of the policy of its own page',
      seen: visitOf({
        documents: [document({ id: 'other', url: 'http://shop.example/other' }), document()],
        requests: [
          request({
            ...PAGE,
            url: 'http://shop.example/other',
            answerHeaders: { 'content-security-policy': "connect-src 'none'" },
          }),
          request({
            ...PAGE,
            answerHeaders: { 'content-security-policy': "img-src *; default-src 'none'; script-src 'self'" },
          }),
        ],
        violations: [violation(TAG.src, 'script-src-elem'), violation(API), violation(API)],
      }),
      verdict: 'fail',
      problems: ['script-src', 'connect-src'],
      tells:
        'The Content-Security-Policy blocks what the tag needs: https://halc.iadvize.com/iadvize.js by script-src and https://api.iadvize.com/graphql by connect-src.',
      shows: [
        "Content-Security-Policy of http://shop.example/: script-src 'self' (expected: script-src with https://*.iadvize.com)",
        "Content-Security-Policy of http://shop.example/: default-src 'none' (expected: connect-src with https://*.iadvize.com)",
      ],
    },
    {
      says: 'of a page that nobody saw the policy is not known',
      seen: visitOf({ violations: [{ ...violation(API), id: 'frame' }] }),
      verdict: 'fail',
      problems: ['connect-src'],
      tells: 'The Content-Security-Policy blocks what the tag needs: https://api.iadvize.com/graphql by connect-src.',
      shows: [
        'Content-Security-Policy of a page that was left at once: not known (expected: connect-src with https://*.iadvize.com)',
      ],
    },
  ],
}
