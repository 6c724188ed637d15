import { activationNeedsToken } from '../../../../audits/rules/activation-needs-token.ts'
import { NO_TOKEN } from '../../../../audits/scenes/no-token.ts'
import { requested, requestOf, sceneOf, settled, type RuleCases, type StepSights } from './case.ts'

const refusedToken = requestOf({ url: 'http://shop.example/api/iadvize-token', kind: 'fetch', status: 500 })

const without = (sights: StepSights) => ({ noToken: sceneOf([[NO_TOKEN.opens, sights]]) })

export const activationNeedsTokenCases: RuleCases = {
  rule: activationNeedsToken,
  cases: [
    { says: 'no token, no call', seen: without({ requests: [refusedToken] }), verdict: 'pass' },
    {
      says: 'no token and an anonymous chat is a choice that warns',
      seen: without({ requests: [refusedToken], journal: [requested(), settled({ optionType: 'ANONYMOUS' })] }),
      verdict: 'warn',
      problems: ['anonymous'],
    },
    {
      says: 'a call without a token is broken, also where nobody has asked for one',
      seen: without({ journal: [requested()] }),
      verdict: 'fail',
      problems: ['called'],
    },
    {
      says: 'a page that asks for no token says nothing',
      seen: without({ requests: [requestOf({ status: 200 })] }),
      verdict: 'could-not-tell',
    },
    {
      says: 'a platform that fails is not the endpoint',
      seen: without({ requests: [{ ...refusedToken, isVendor: true }] }),
      verdict: 'could-not-tell',
    },
  ],
}
