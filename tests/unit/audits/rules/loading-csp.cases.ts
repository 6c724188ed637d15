import { loadingCsp } from '../../../../audits/rules/loading-csp.ts'
import { documentOf, visitWith, type RuleCases } from './case.ts'

const refusing = (directive: string, blocked: string) =>
  visitWith({ documents: [documentOf({})], violations: [{ id: 'a', directive, blocked }] })

export const loadingCspCases: RuleCases = {
  rule: loadingCsp,
  cases: [
    { says: 'what nobody refused was let through', seen: visitWith({ documents: [documentOf({})] }), verdict: 'pass' },
    {
      says: 'a refused tag is not',
      seen: refusing('script-src-elem', 'https://halc.iadvize.com/iadvize.js'),
      verdict: 'fail',
      problems: ['refused-by-script-src'],
    },
    {
      says: 'a refused platform is not',
      seen: refusing('connect-src', 'https://api.iadvize.com/graphql'),
      verdict: 'fail',
      problems: ['refused-by-connect-src'],
    },
    { says: 'others may be refused', seen: refusing('img-src', 'https://tracker.example/pixel'), verdict: 'pass' },
    { says: 'code in the page may be refused', seen: refusing('style-src-attr', 'inline'), verdict: 'pass' },
    {
      says: 'where no page has the tag there is nothing to let through',
      seen: visitWith({ documents: [documentOf({ elements: [] })] }),
      verdict: 'could-not-tell',
    },
  ],
}
