import { loadingSnippet } from '../../../../audits/rules/loading-snippet.ts'
import type { SeenFacts } from '../../../../audits/seen.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import { sceneOf, type RuleCases, type StepSights } from './case.ts'
import { document, NO_TAG, request, TAG, WELL } from './pages.ts'

const visitOf = (...documents: readonly ReturnType<typeof document>[]) => ({
  visit: sceneOf([[VISIT.looksAround, { documents }]]),
})

const withFacts = (changes: Partial<SeenFacts>) => visitOf(document({ facts: { ...WELL, ...changes } }))

const BOXED = 'https://static.iadvize.com/boxed-tag/1.4.4/index.js'

/** A page that has no tag of its own. */
const boxed = (sights: StepSights) => ({
  visit: sceneOf([[VISIT.looksAround, { documents: [document({ facts: NO_TAG })], ...sights }]]),
})

export const loadingSnippetCases: RuleCases = {
  rule: loadingSnippet,
  cases: [
    { says: "the vendor's snippet is well", seen: visitOf(document()), verdict: 'pass' },
    {
      says: 'so is the page of a frame beside pages without the tag',
      seen: visitOf(document({ id: 'top', facts: NO_TAG }), document({ isTop: false })),
      verdict: 'pass',
    },
    {
      says: 'a site without the tag is not',
      seen: visitOf(document({ facts: NO_TAG })),
      verdict: 'fail',
      problems: ['no-tag'],
      tells: 'No page of the visit loads iadvize.js from a host of the platform.',
      shows: ['Scripts of this name: none (expected: //<YOUR-PLATFORM>.iadvize.com/iadvize.js)'],
    },
    {
      says: 'a file of that name on a host of the brand is no tag',
      seen: withFacts({ elements: [{ ...TAG, src: 'https://shop.example/iadvize.js', isVendor: false }] }),
      verdict: 'fail',
      problems: ['no-tag'],
      shows: [
        'Scripts of this name: https://shop.example/iadvize.js (expected: //<YOUR-PLATFORM>.iadvize.com/iadvize.js)',
      ],
    },
    {
      says: "a file of that name on another host may be the tag under the brand's name, and the host can be named",
      seen: withFacts({
        elements: [{ ...TAG, src: 'https://onlinecontact.brand.example/iadvize.js?sid=1234', isVendor: false }],
      }),
      verdict: 'fail',
      problems: ['no-tag'],
      tells:
        "The pages of the visit load iadvize.js from onlinecontact.brand.example, which is not a host of the vendor's: if it serves the tag under the brand's name, name it with --host onlinecontact.brand.example.",
    },
    {
      says: "a tag on a host of the brand's own that was named is the vendor's",
      seen: withFacts({ elements: [{ ...TAG, src: 'https://onlinecontact.brand.example/iadvize.js?sid=1234' }] }),
      verdict: 'pass',
    },
    {
      says: 'a file of that name on the host of the page cannot be named',
      seen: withFacts({ elements: [{ ...TAG, src: 'http://shop.example:8080/iadvize.js', isVendor: false }] }),
      verdict: 'fail',
      problems: ['no-tag'],
      tells: 'No page of the visit loads iadvize.js from a host of the platform.',
    },
    {
      says: 'another file of the vendor is none either',
      seen: withFacts({ elements: [{ ...TAG, src: 'https://halc.iadvize.com/not-iadvize.js' }] }),
      verdict: 'fail',
      problems: ['no-tag'],
    },
    {
      says: 'a queue that is something else is broken',
      seen: withFacts({ queue: 'something else' }),
      verdict: 'fail',
      problems: ['no-queue'],
      tells:
        'iAdvizeInterface is no array, and what is configured there does not reach the tag: on http://shop.example/.',
      shows: ['iAdvizeInterface: something else (expected: array)'],
    },
    {
      says: 'a missing site id is broken',
      seen: withFacts({ sid: null }),
      verdict: 'fail',
      problems: ['no-sid'],
      tells: 'The configuration has no site id, and the tag waits for ever: on http://shop.example/.',
      shows: ['iAdvizeInterface.config.sid: none (the tag is https://halc.iadvize.com/iadvize.js) (expected: 1234)'],
    },
    { says: 'an empty one is missing', seen: withFacts({ sid: '' }), verdict: 'fail', problems: ['no-sid'] },
    {
      says: 'that of another project is broken',
      seen: withFacts({ sid: '77' }),
      verdict: 'fail',
      problems: ['other-sid'],
      tells: 'The site id is that of another project: on http://shop.example/.',
      shows: ['iAdvizeInterface.config.sid: 77 (expected: 1234)'],
    },
    {
      says: 'the former snippet warns',
      seen: withFacts({ sid: null, elements: [{ ...TAG, src: `${TAG.src}?sid=1234` }] }),
      verdict: 'warn',
      problems: ['sid-in-the-address'],
      tells: "The site id is in the address of the tag, as in the vendor's former snippet: on http://shop.example/.",
      shows: [
        'iAdvizeInterface.config.sid: none (the tag is https://halc.iadvize.com/iadvize.js?sid=1234) (expected: 1234)',
      ],
    },
    {
      says: 'with an empty id in the address it has none',
      seen: withFacts({ sid: null, elements: [{ ...TAG, src: `${TAG.src}?sid=` }] }),
      verdict: 'fail',
      problems: ['no-sid'],
    },
    {
      says: 'with the id of another project it is broken',
      seen: withFacts({ sid: null, elements: [{ ...TAG, src: `${TAG.src}?sid=77` }] }),
      verdict: 'fail',
      problems: ['other-sid', 'sid-in-the-address'],
    },
    {
      says: 'the configuration goes before the address',
      seen: withFacts({ elements: [{ ...TAG, src: `${TAG.src}?sid=77` }] }),
      verdict: 'pass',
    },
    {
      says: 'a tag without async is broken',
      seen: withFacts({ elements: [{ ...TAG, isAsync: false }] }),
      verdict: 'fail',
      problems: ['not-async'],
      tells: 'The tag is loaded without async, and the page waits for it: on http://shop.example/.',
      shows: ['iadvize.js: without async (expected: with async)'],
    },
    {
      says: 'so it is beside another one that has it',
      seen: withFacts({ elements: [TAG, { ...TAG, isAsync: false }] }),
      verdict: 'fail',
      problems: ['not-async'],
    },
    {
      says: 'one page is enough',
      seen: visitOf(document(), document({ id: 'two', facts: { ...WELL, sid: '77' } })),
      verdict: 'fail',
      problems: ['other-sid'],
    },
    {
      says: 'what counts is the last that was seen of a page',
      seen: visitOf(document({ moment: 'read', facts: { ...WELL, sid: null } }), document()),
      verdict: 'pass',
    },
    {
      says: 'every page is named, and six are not too many to be counted',
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
      says: "the vendor's boxed tag is not a broken snippet, and what the stand-in does not serve is told",
      seen: boxed({ requests: [request({ url: BOXED, status: 404 })] }),
      verdict: 'could-not-tell',
      misses: 'the bundle of the boxed tag',
      tells:
        "The site loads the vendor's boxed tag, whose frame has the snippet, and that frame was not seen: the stand-in does not serve its bundle. Let the journey answer with a copy of yours, by page.route.",
      shows: [`The bundle of the vendor's boxed tag: ${BOXED}`],
    },
    {
      says: 'a boxed tag that a policy blocks is told with the directive',
      seen: boxed({
        requests: [request({ url: BOXED, status: null })],
        violations: [{ id: 'one', directive: 'script-src-elem', blocked: BOXED, isVendor: true }],
      }),
      verdict: 'could-not-tell',
      misses: 'the bundle of the boxed tag',
      tells:
        "The site loads the vendor's boxed tag, whose frame has the snippet, and that frame was not seen: the Content-Security-Policy (script-src-elem) blocked it.",
    },
    {
      says: 'a boxed tag that only a policy has seen is one',
      seen: boxed({ violations: [{ id: 'one', directive: 'script-src', blocked: BOXED, isVendor: true }] }),
      verdict: 'could-not-tell',
    },
    {
      says: 'a boxed tag that never came is told as that',
      seen: boxed({ requests: [request({ url: BOXED, status: null })] }),
      verdict: 'could-not-tell',
      tells:
        "The site loads the vendor's boxed tag, whose frame has the snippet, and that frame was not seen: its bundle was not answered.",
    },
    {
      says: 'a boxed tag that was answered and opened no frame with the tag is told as that',
      seen: boxed({ requests: [request({ url: BOXED, status: 404 }), request({ url: BOXED })] }),
      verdict: 'could-not-tell',
      misses: 'a frame of the boxed tag that loads iadvize.js',
      tells:
        "The site loads the vendor's boxed tag, whose frame has the snippet, and that frame was not seen: the bundle was answered, and no frame loaded iadvize.js from a host of the platform.",
    },
    {
      says: 'the snippet in the frame of a boxed tag is judged where it is seen',
      seen: boxed({
        documents: [document({ id: 'top', facts: NO_TAG }), document({ isTop: false, facts: { ...WELL, sid: null } })],
        requests: [request({ url: BOXED })],
      }),
      verdict: 'fail',
      problems: ['no-sid'],
    },
    {
      says: 'another file of that name is no boxed tag',
      seen: boxed({ requests: [request({ url: 'https://shop.example/boxed-tag/1.4.4/index.js', isVendor: false })] }),
      verdict: 'fail',
      problems: ['no-tag'],
    },
    {
      says: "another script of the vendor's static host is no boxed tag",
      seen: boxed({ requests: [request({ url: 'https://static.iadvize.com/boxed.js', status: 404 })] }),
      verdict: 'fail',
      problems: ['no-tag'],
    },
  ],
}
