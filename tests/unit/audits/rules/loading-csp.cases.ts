import { vendorUrl } from '../../../../protocol/vendor-urls.ts'
import type { SeenViolation } from '../../../../audits/seen.ts'
import { sceneOf, type Case, type StepSights } from './case.ts'
import { document, loaded, request, TAG, WELL } from './pages.ts'
import { VISIT } from '../../../../audits/scenes/steps.ts'

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

export const cases: readonly Case[] = [
  { says: 'a policy that blocks nothing that the tag needs', seen: visitOf({ journal: JOURNAL }), verdict: 'pass' },
  {
    says: 'a policy that only one of two pages has',
    seen: visitOf({ requests: [request(PAGE), WITH_POLICY], journal: JOURNAL }),
    verdict: 'pass',
  },
  {
    says: 'a site without a policy',
    seen: visitOf({ requests: [request(PAGE)], journal: JOURNAL }),
    verdict: 'not-applicable',
  },
  {
    says: 'a policy of a script, and none of the page',
    seen: visitOf({ requests: [{ ...WITH_POLICY, kind: 'script' }], journal: JOURNAL }),
    verdict: 'not-applicable',
  },
  {
    says: 'a policy in a meta element of the page',
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
    says: 'a policy that blocks the tag',
    seen: visitOf({ violations: [violation('https://halc.iadvize.com/iadvize.js', 'script-src-elem')] }),
    verdict: 'fail',
    problems: ['script-src'],
  },
  {
    says: 'a policy that blocks the platform while the tag runs',
    seen: visitOf({ violations: [violation(API), violation(API)], journal: JOURNAL }),
    verdict: 'fail',
    problems: ['connect-src'],
  },
  {
    says: "a policy that blocks the tag on the brand's own host",
    seen: visitOf({ violations: [violation(`https://${OWN_HOST}/iadvize.js`, 'script-src')], journal: JOURNAL }),
    verdict: 'fail',
    problems: ['script-src'],
    shows: [
      "Content-Security-Policy of http://shop.example/: default-src 'self' (expected: script-src with https://onlinecontact.brand.example)",
    ],
  },
  {
    says: "a policy that blocks the vendor's GraphQL interface",
    seen: visitOf({ violations: [violation(API)], journal: JOURNAL }),
    verdict: 'fail',
    problems: ['connect-src'],
    shows: [
      "Content-Security-Policy of http://shop.example/: default-src 'self' (expected: connect-src with https://*.iadvize.com)",
    ],
  },
  {
    says: 'a policy that blocks the platform and a picture of the vendor',
    seen: visitOf({ violations: [violation(API), violation('https://static.iadvize.com/a.png', 'img-src')] }),
    verdict: 'fail',
    problems: ['connect-src', 'img-src'],
  },
  {
    says: 'a policy that blocks nothing but advertisements and inline styles',
    seen: visitOf({
      violations: [violation('https://ads.example/'), violation('inline', 'style-src')],
      journal: JOURNAL,
    }),
    verdict: 'pass',
  },
  {
    says: 'a policy that blocks nothing but the journal of the stand-in',
    seen: visitOf({ violations: [violation('https://api.iadvize.com/journal')] }),
    verdict: 'could-not-tell',
  },
  {
    says: 'a policy that blocks the inline snippet',
    seen: visitOf({
      documents: [document({ facts: { ...WELL, sid: null } })],
      violations: [violation('inline', 'script-src-elem')],
    }),
    verdict: 'fail',
    problems: ['inline-snippet'],
  },
  {
    says: 'a policy that blocks the inline snippet on one of two pages',
    seen: visitOf({
      documents: [document({ facts: { ...WELL, sid: null } }), document({ id: 'two' })],
      violations: [violation('inline', 'script-src-elem')],
      journal: JOURNAL,
    }),
    verdict: 'fail',
    problems: ['inline-snippet'],
  },
  {
    says: 'a policy that blocks an inline script, while the configuration is there',
    seen: visitOf({ violations: [violation('inline', 'script-src-elem')], journal: JOURNAL }),
    verdict: 'pass',
  },
  {
    says: 'a policy that blocks an inline script, while the configuration of another page is missing',
    seen: visitOf({
      documents: [document(), document({ id: 'two', facts: { ...WELL, sid: null } })],
      violations: [violation('inline', 'script-src-elem')],
      journal: JOURNAL,
    }),
    verdict: 'pass',
  },
  {
    says: 'a missing configuration, while the policy blocks another script',
    seen: visitOf({
      documents: [document({ facts: { ...WELL, sid: null } })],
      violations: [violation('https://ads.example/', 'script-src-elem')],
      journal: JOURNAL,
    }),
    verdict: 'pass',
  },
  { says: 'a tag that does not run, though nothing is blocked', seen: visitOf({}), verdict: 'could-not-tell' },
  ...[
    `<meta http-equiv=content-security-policy content="default-src 'self'">`,
    `<meta http-equiv='Content-Security-Policy' content="default-src 'self'">`,
    `<META id="policy" http-equiv="Content-Security-Policy"  CONTENT="default-src 'self'" />`,
    `<meta content="default-src 'self'" http-equiv="Content-Security-Policy">`,
    `<meta content="default-src 'self'" http-equiv=Content-Security-Policy>`,
  ].map(
    (answer) =>
      ({
        says: `a policy in ${answer} that blocks the platform`,
        seen: visitOf({ requests: [request({ ...PAGE, answer })], violations: [violation(API)] }),
        verdict: 'fail',
        problems: ['connect-src'],
        shows: [
          "Content-Security-Policy of http://shop.example/: default-src 'self' (expected: connect-src with https://*.iadvize.com)",
        ],
      }) as const,
  ),
  {
    says: 'a page with the words content-security-policy in its text',
    seen: visitOf({ requests: [request({ ...PAGE, answer: '<p>content-security-policy' })], journal: JOURNAL }),
    verdict: 'not-applicable',
  },
  {
    says: 'a policy that blocks the tag by script-src and the platform by default-src',
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
    says: 'a policy of a page that was left before it could be read',
    seen: visitOf({ violations: [{ ...violation(API), id: 'frame' }] }),
    verdict: 'fail',
    problems: ['connect-src'],
    tells: 'The Content-Security-Policy blocks what the tag needs: https://api.iadvize.com/graphql by connect-src.',
    shows: [
      'Content-Security-Policy of a page that was left at once: not known (expected: connect-src with https://*.iadvize.com)',
    ],
  },
]
