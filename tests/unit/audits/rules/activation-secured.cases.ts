import { activationSecured } from '../../../../audits/rules/activation-secured.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import type { JournalEvent } from '../../../../protocol/journal.ts'
import { sceneOf, secured, settled, type RuleCases } from './case.ts'

const FAILED = { status: 'authentication-failure', code: 'SERVER_ERROR', reason: 'a reason' } as const

const signingIn = (...journal: readonly (JournalEvent & { readonly page?: string })[]) => ({
  visit: sceneOf([[VISIT.signsIn, { journal }]]),
})

export const activationSecuredCases: RuleCases = {
  rule: activationSecured,
  cases: [
    { says: 'a secured visitor is well', seen: signingIn(...secured()), verdict: 'pass' },
    {
      says: 'an anonymous customer is not',
      seen: signingIn(settled({ optionType: 'ANONYMOUS' })),
      verdict: 'fail',
      problems: ['anonymous'],
    },
    {
      says: 'a customer who was anonymous first is not either',
      seen: signingIn(settled({ optionType: 'ANONYMOUS' }), ...secured()),
      verdict: 'fail',
      problems: ['anonymous'],
    },
    {
      says: 'a stranger on the page with the form is another matter',
      seen: signingIn(
        { page: 'form', type: 'tag-loaded', sid: '1234', url: 'http://shop.example/sign-in' },
        { page: 'form', ...settled({ optionType: 'ANONYMOUS' }) },
        { page: 'account', type: 'tag-loaded', sid: '1234', url: 'http://shop.example/account' },
        { page: 'account', ...settled({}) },
      ),
      verdict: 'pass',
    },
    { says: 'nothing at all is broken', seen: signingIn(), verdict: 'fail', problems: ['no-activation'] },
    { says: 'a failure is one', seen: signingIn(settled(FAILED)), verdict: 'fail', problems: ['failed'] },
    {
      says: 'a failed anonymous one is no anonymous chat',
      seen: signingIn(settled({ ...FAILED, optionType: 'ANONYMOUS' })),
      verdict: 'fail',
      problems: ['failed'],
    },
    {
      says: 'a second call that is refused does not undo the first',
      seen: signingIn(...secured(), settled({ ...FAILED, code: 'ALREADY_ACTIVATED' })),
      verdict: 'pass',
    },
    {
      says: 'what comes before signing in is not its business',
      seen: { visit: sceneOf([[VISIT.opens, { journal: [...secured()] }], [VISIT.signsIn]]) },
      verdict: 'fail',
      problems: ['no-activation'],
    },
  ],
}
