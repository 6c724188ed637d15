import type { SeenFacts } from '../../../../audits/seen.ts'
import { sceneOf, type Case, type StepSights } from './case.ts'
import { document, NO_TAG, request, TAG, WELL } from './pages.ts'
import { VISIT } from '../../../../audits/scenes/steps.ts'

const visitOf = (...documents: readonly ReturnType<typeof document>[]) => ({
  visit: sceneOf([[VISIT.looksAround, { documents }]]),
})

const withFacts = (changes: Partial<SeenFacts>) => visitOf(document({ facts: { ...WELL, ...changes } }))

const BOXED = 'https://static.iadvize.com/boxed-tag/1.4.4/index.js'

/** A page that has no tag of its own. */
const boxed = (sights: StepSights) => ({
  visit: sceneOf([[VISIT.looksAround, { documents: [document({ facts: NO_TAG })], ...sights }]]),
})

export const cases: readonly Case[] = [
  { says: "the vendor's snippet", seen: visitOf(document()), verdict: 'pass' },
  {
    says: 'a frame with the snippet, and pages without the tag',
    seen: visitOf(document({ id: 'top', facts: NO_TAG }), document({ isTop: false })),
    verdict: 'pass',
  },
  {
    says: 'a site without the tag',
    seen: visitOf(document({ facts: NO_TAG })),
    verdict: 'fail',
    problems: ['no-tag'],
    tells: 'No page of the visit loads iadvize.js from a host of the platform.',
    shows: ['Scripts of this name: none (expected: //<YOUR-PLATFORM>.iadvize.com/iadvize.js)'],
  },
  {
    says: "a file named iadvize.js on the brand's host",
    seen: withFacts({ elements: [{ ...TAG, src: 'https://shop.example/iadvize.js', isVendor: false }] }),
    verdict: 'fail',
    problems: ['no-tag'],
    shows: [
      'Scripts of this name: https://shop.example/iadvize.js (expected: //<YOUR-PLATFORM>.iadvize.com/iadvize.js)',
    ],
  },
  {
    says: 'a file named iadvize.js on another host, which can be named with --host',
    seen: withFacts({
      elements: [{ ...TAG, src: 'https://onlinecontact.brand.example/iadvize.js?sid=1234', isVendor: false }],
    }),
    verdict: 'fail',
    problems: ['no-tag'],
    tells:
      "The pages of the visit load iadvize.js from onlinecontact.brand.example, which is not a host of the vendor's: if it serves the tag under the brand's name, name it with --host onlinecontact.brand.example.",
  },
  {
    says: "a tag on the brand's own host that was named with --host",
    seen: withFacts({ elements: [{ ...TAG, src: 'https://onlinecontact.brand.example/iadvize.js?sid=1234' }] }),
    verdict: 'pass',
  },
  {
    says: 'a file named iadvize.js on the host of the page, at another port',
    seen: withFacts({ elements: [{ ...TAG, src: 'http://shop.example:8080/iadvize.js', isVendor: false }] }),
    verdict: 'fail',
    problems: ['no-tag'],
    tells: 'No page of the visit loads iadvize.js from a host of the platform.',
  },
  {
    says: "a page that has removed the vendor's tag",
    seen: visitOf(document({ moment: 'read' }), document({ facts: NO_TAG })),
    verdict: 'fail',
    problems: ['no-tag'],
    tells: 'No page of the visit loads iadvize.js from a host of the platform.',
  },
  {
    says: 'a file with another name on another host',
    seen: withFacts({ elements: [{ ...TAG, src: 'https://cdn.example/not-iadvize.js', isVendor: false }] }),
    verdict: 'fail',
    problems: ['no-tag'],
    tells: 'No page of the visit loads iadvize.js from a host of the platform.',
  },
  {
    says: 'another file of the vendor',
    seen: withFacts({ elements: [{ ...TAG, src: 'https://halc.iadvize.com/not-iadvize.js' }] }),
    verdict: 'fail',
    problems: ['no-tag'],
  },
  {
    says: 'a queue that is not an array',
    seen: withFacts({ queue: 'something else' }),
    verdict: 'fail',
    problems: ['no-queue'],
    tells: 'iAdvizeInterface is not an array, so its configuration does not reach the tag: on http://shop.example/.',
    shows: ['iAdvizeInterface: something else (expected: array)'],
  },
  {
    says: 'a configuration without a site id',
    seen: withFacts({ sid: null }),
    verdict: 'fail',
    problems: ['no-sid'],
    tells: 'The configuration has no site id, so the tag waits for ever: on http://shop.example/.',
    shows: ['iAdvizeInterface.config.sid: none (the tag is https://halc.iadvize.com/iadvize.js) (expected: 1234)'],
  },
  {
    says: 'a configuration with an empty site id',
    seen: withFacts({ sid: '' }),
    verdict: 'fail',
    problems: ['no-sid'],
  },
  {
    says: 'a configuration with the site id of another project',
    seen: withFacts({ sid: '77' }),
    verdict: 'fail',
    problems: ['other-sid'],
    tells: 'The site id is that of another project: on http://shop.example/.',
    shows: ['iAdvizeInterface.config.sid: 77 (expected: 1234)'],
  },
  {
    says: "the vendor's former snippet, with the site id in the address of the tag",
    seen: withFacts({ sid: null, elements: [{ ...TAG, src: `${TAG.src}?sid=1234` }] }),
    verdict: 'warn',
    problems: ['sid-in-the-address'],
    tells: "The site id is in the address of the tag, as in the vendor's former snippet: on http://shop.example/.",
    shows: [
      'iAdvizeInterface.config.sid: none (the tag is https://halc.iadvize.com/iadvize.js?sid=1234) (expected: 1234)',
    ],
  },
  {
    says: 'the former snippet with an empty site id',
    seen: withFacts({ sid: null, elements: [{ ...TAG, src: `${TAG.src}?sid=` }] }),
    verdict: 'fail',
    problems: ['no-sid'],
  },
  {
    says: 'the former snippet with the site id of another project',
    seen: withFacts({ sid: null, elements: [{ ...TAG, src: `${TAG.src}?sid=77` }] }),
    verdict: 'fail',
    problems: ['other-sid', 'sid-in-the-address'],
  },
  {
    says: 'a site id in the configuration, and another one in the address of the tag',
    seen: withFacts({ elements: [{ ...TAG, src: `${TAG.src}?sid=77` }] }),
    verdict: 'pass',
  },
  {
    says: 'a tag without async',
    seen: withFacts({ elements: [{ ...TAG, isAsync: false }] }),
    verdict: 'fail',
    problems: ['not-async'],
    tells: 'The tag is loaded without async, so the page waits for it: on http://shop.example/.',
    shows: ['iadvize.js: without async (expected: with async)'],
  },
  {
    says: 'a tag without async beside one with it',
    seen: withFacts({ elements: [TAG, { ...TAG, isAsync: false }] }),
    verdict: 'fail',
    problems: ['not-async'],
  },
  {
    says: 'the site id of another project on one of two pages',
    seen: visitOf(document(), document({ id: 'two', facts: { ...WELL, sid: '77' } })),
    verdict: 'fail',
    problems: ['other-sid'],
  },
  {
    says: 'a site id that is missing only while the page is being read',
    seen: visitOf(document({ moment: 'read', facts: { ...WELL, sid: null } }), document()),
    verdict: 'pass',
  },
  {
    says: 'the site id of another project on six pages',
    seen: visitOf(
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((id) =>
        document({ id, url: `http://shop.example/${id}`, facts: { ...WELL, sid: '77' } }),
      ),
    ),
    verdict: 'fail',
    problems: ['other-sid'],
    tells:
      'The site id is that of another project: on http://shop.example/a, on http://shop.example/b, on http://shop.example/c, on http://shop.example/d, on http://shop.example/e and 1 more.',
    shows: ['iAdvizeInterface.config.sid: 77 (expected: 1234)'],
  },
  {
    says: 'a boxed tag that the stand-in does not serve',
    seen: boxed({ requests: [request({ url: BOXED, status: 404 })] }),
    verdict: 'could-not-tell',
    misses: 'the bundle of the boxed tag',
    tells:
      "The site loads the vendor's boxed tag, whose frame contains the snippet, but that frame was not seen: the stand-in does not serve its bundle. Let the journey serve your own copy with page.route.",
    shows: [`The bundle of the vendor's boxed tag: ${BOXED}`],
  },
  {
    says: 'a boxed tag that a policy blocks',
    seen: boxed({
      requests: [request({ url: BOXED, status: null })],
      violations: [{ id: 'one', directive: 'script-src-elem', blocked: BOXED, isVendor: true }],
    }),
    verdict: 'could-not-tell',
    misses: 'the bundle of the boxed tag',
    tells:
      "The site loads the vendor's boxed tag, whose frame contains the snippet, but that frame was not seen: the Content-Security-Policy (script-src-elem) blocked it.",
  },
  {
    says: 'a boxed tag that is known only from a violation of the policy',
    seen: boxed({ violations: [{ id: 'one', directive: 'script-src', blocked: BOXED, isVendor: true }] }),
    verdict: 'could-not-tell',
  },
  {
    says: 'an inline script that a policy blocks, and no tag',
    seen: boxed({ violations: [{ id: 'one', directive: 'script-src', blocked: 'inline', isVendor: false }] }),
    verdict: 'fail',
    problems: ['no-tag'],
  },
  {
    says: 'a boxed tag of which one request was refused and another was not answered',
    seen: boxed({ requests: [request({ url: BOXED, status: null }), request({ url: BOXED, status: 400 })] }),
    verdict: 'could-not-tell',
    misses: 'the bundle of the boxed tag',
    tells:
      "The site loads the vendor's boxed tag, whose frame contains the snippet, but that frame was not seen: the stand-in does not serve its bundle. Let the journey serve your own copy with page.route.",
  },
  {
    says: 'a boxed tag that was not answered',
    seen: boxed({ requests: [request({ url: BOXED, status: null })] }),
    verdict: 'could-not-tell',
    tells:
      "The site loads the vendor's boxed tag, whose frame contains the snippet, but that frame was not seen: the request for its bundle got no answer.",
  },
  {
    says: 'a boxed tag that was answered, and opened no frame with the tag',
    seen: boxed({ requests: [request({ url: BOXED, status: 404 }), request({ url: BOXED })] }),
    verdict: 'could-not-tell',
    misses: 'a frame of the boxed tag that loads iadvize.js',
    tells:
      "The site loads the vendor's boxed tag, whose frame contains the snippet, but that frame was not seen: the bundle loaded, but no frame loaded iadvize.js from a host of the platform.",
  },
  {
    says: 'a boxed tag whose frame has a snippet without a site id',
    seen: boxed({
      documents: [document({ id: 'top', facts: NO_TAG }), document({ isTop: false, facts: { ...WELL, sid: null } })],
      requests: [request({ url: BOXED })],
    }),
    verdict: 'fail',
    problems: ['no-sid'],
  },
  {
    says: "a file on the brand's host with the path of a boxed tag",
    seen: boxed({ requests: [request({ url: 'https://shop.example/boxed-tag/1.4.4/index.js', isVendor: false })] }),
    verdict: 'fail',
    problems: ['no-tag'],
  },
  {
    says: "another script of the vendor's static host",
    seen: boxed({ requests: [request({ url: 'https://static.iadvize.com/boxed.js', status: 404 })] }),
    verdict: 'fail',
    problems: ['no-tag'],
  },
]
