import { sceneOf, type Case, type StepSights } from './case.ts'
import { document, request, TAG, WELL } from './pages.ts'
import { VISIT } from '../../../../audits/scenes/steps.ts'

const visitOf = (sights: StepSights) => ({ visit: sceneOf([[VISIT.looksAround, sights]]) })

const TWICE = document({ facts: { ...WELL, elements: [TAG, TAG] } })

export const cases: readonly Case[] = [
  {
    says: 'one tag on each page',
    seen: visitOf({ documents: [document(), document({ id: 'two' })], requests: [request(), request()] }),
    verdict: 'pass',
  },
  {
    says: 'two tags on one page',
    seen: visitOf({ documents: [document({ id: 'two' }), TWICE], requests: [request()] }),
    verdict: 'fail',
    problems: ['more-than-once'],
  },
  {
    says: 'two tags on one page, of which neither came',
    seen: visitOf({ documents: [TWICE], requests: [request({ status: null })] }),
    verdict: 'fail',
    problems: ['more-than-once'],
  },
  {
    says: 'one tag, and a file of the site with the same name',
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
    says: 'one tag that never came',
    seen: visitOf({ documents: [document()], requests: [request({ status: null })] }),
    verdict: 'could-not-tell',
  },
  {
    says: 'one tag that came at the second request',
    seen: visitOf({ documents: [document()], requests: [request({ status: null }), request()] }),
    verdict: 'pass',
  },
  {
    says: 'one tag that never came, and another script of the vendor',
    seen: visitOf({
      documents: [document()],
      requests: [request({ url: 'https://halc.iadvize.com/iadvize-chat.js' })],
    }),
    verdict: 'could-not-tell',
  },
  {
    says: 'two tags at different places of one document',
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
]
