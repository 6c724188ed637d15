import { unansweredIn } from '../../../../../audits/rules/questions/unanswered.ts'
import type { SeenRequest } from '../../../../../audits/seen.ts'
import { sceneOf } from '../case.ts'
import { unanswered } from '../pages.ts'
import type { Claim } from './claim.ts'

const TOKEN = 'http://shop.example/token?for=chat#1'

const waitingFor = (changes: Partial<SeenRequest> = {}) => {
  const request = { ...unanswered(TOKEN), ...changes }
  return () => unansweredIn(sceneOf([['signs in', { requests: [request] }]]), ['signs in'])
}

export const claims: readonly Claim[] = [
  {
    says: 'a request without an answer is named without its query and fragment',
    answer: waitingFor(),
    is: {
      verdict: 'could-not-tell',
      missing: 'an answer from http://shop.example/token',
      summary:
        'The page was still waiting for http://shop.example/token when the audit checked it, so the rule could not be judged.',
      evidence: [
        { kind: 'value', name: 'Requests without an answer', seen: 'GET http://shop.example/token', expected: null },
      ],
    },
  },
  {
    says: 'a request by XMLHttpRequest without an answer leaves open what the page would have done',
    answer: () => waitingFor({ kind: 'xhr' })()?.verdict,
    is: 'could-not-tell',
  },
  {
    says: 'an image without an answer keeps the page from nothing',
    answer: waitingFor({ kind: 'image' }),
    is: null,
  },
  {
    says: "a request to the vendor's hosts without an answer keeps the page from nothing",
    answer: waitingFor({ isVendor: true }),
    is: null,
  },
  {
    says: 'a request that was answered before the page was looked at keeps it from nothing',
    answer: waitingFor({ wasOpenAtRest: false }),
    is: null,
  },
]
