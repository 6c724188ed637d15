import { loadingOnce } from '../../../../audits/rules/loading-once.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import { sceneOf, type RuleCases, type StepSights } from './case.ts'
import { document, request, TAG, WELL } from './pages.ts'

const visitOf = (sights: StepSights) => ({ visit: sceneOf([[VISIT.looksAround, sights]]) })

const TWICE = document({ facts: { ...WELL, elements: [TAG, TAG] } })

export const loadingOnceCases: RuleCases = {
  rule: loadingOnce,
  cases: [
    {
      says: 'one tag on each page is well',
      seen: visitOf({ documents: [document(), document({ id: 'two' })], requests: [request(), request()] }),
      verdict: 'pass',
    },
    {
      says: 'two tags on one page are not',
      seen: visitOf({ documents: [document({ id: 'two' }), TWICE], requests: [request()] }),
      verdict: 'fail',
      problems: ['more-than-once'],
    },
    {
      says: 'nor are they where neither of them came',
      seen: visitOf({ documents: [TWICE], requests: [request({ status: null })] }),
      verdict: 'fail',
      problems: ['more-than-once'],
    },
    {
      says: 'a file of the site with the same name is no second tag',
      seen: visitOf({
        documents: [
          document({
            facts: { ...WELL, elements: [TAG, { ...TAG, src: 'http://shop.example/iadvize.js', isVendor: false }] },
          }),
        ],
        requests: [request()],
      }),
      verdict: 'pass',
    },
    {
      says: 'of a tag that never came nothing is known',
      seen: visitOf({ documents: [document()], requests: [request({ status: null })] }),
      verdict: 'could-not-tell',
    },
    {
      says: 'it came when one of the requests was answered',
      seen: visitOf({ documents: [document()], requests: [request({ status: null }), request()] }),
      verdict: 'pass',
    },
    {
      says: 'other scripts are no tag',
      seen: visitOf({
        documents: [document()],
        requests: [request({ url: 'https://halc.iadvize.com/iadvize-chat.js' })],
      }),
      verdict: 'could-not-tell',
    },
    {
      says: 'both places of a tag that is in the page twice are shown',
      seen: visitOf({
        documents: [TWICE],
        requests: [
          request({
            url: 'http://shop.example/',
            kind: 'document',
            answer: '<script src="//halc.iadvize.com/iadvize.js">\n\n<script src="//halc.iadvize.com/iadvize.js">',
          }),
        ],
      }),
      verdict: 'fail',
      problems: ['more-than-once'],
      tells: 'The tag is loaded 2 times by one page: on http://shop.example/.',
      shows: [
        'Tags in http://shop.example/: https://halc.iadvize.com/iadvize.js, https://halc.iadvize.com/iadvize.js (expected: one)',
        'The first of them: http://shop.example/:1: <script src="//halc.iadvize.com/iadvize.js">',
        'The second one: http://shop.example/:3: <script src="//halc.iadvize.com/iadvize.js">',
      ],
    },
  ],
}
