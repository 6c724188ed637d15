import { activationSecured } from '../../../../audits/rules/activation-secured.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import type { SeenDocument } from '../../../../audits/seen.ts'
import type { JournalEvent } from '../../../../protocol/journal.ts'
import { sceneOf, secured, type RuleCases } from './case.ts'
import { document, loaded, NO_TAG, request, WELL } from './pages.ts'

const settled = (changes: Partial<Extract<JournalEvent, { type: 'activation-settled' }>>): JournalEvent => ({
  type: 'activation-settled',
  activation: 1,
  status: 'authentication-success',
  code: null,
  reason: null,
  attempts: 1,
  optionType: 'SECURED_AUTHENTICATION',
  ...changes,
})

const FAILED = { status: 'authentication-failure', code: 'SERVER_ERROR', reason: 'a reason' } as const

const signingIn = (...journal: readonly (JournalEvent & { readonly page?: string })[]) => ({
  visit: sceneOf([[VISIT.signsIn, { journal: [loaded(), ...journal], documents: [document()] }], [VISIT.looksAround]]),
})

type Documents = readonly ReturnType<typeof document>[]

const behindForm = (facts: SeenDocument['facts'], journal: readonly JournalEvent[], before: Documents = []) => ({
  visit: sceneOf([
    [VISIT.signsIn, { documents: [...before, document({ facts })] }],
    [VISIT.looksAround, { journal }],
  ]),
})

const lookingAround = (...journal: readonly (JournalEvent & { readonly page?: string })[]) => ({
  visit: sceneOf([
    [VISIT.signsIn, { journal: [loaded(), ...secured()], documents: [document()] }],
    [VISIT.looksAround, { journal: [loaded(), ...journal] }],
  ]),
})

const boxed = (...documents: Documents) => {
  const requests = [request({ url: 'https://static.iadvize.com/boxed-tag/1.4.4/index.js', status: 404 })]
  return { visit: sceneOf([[VISIT.signsIn, { documents, requests }], [VISIT.looksAround]]) }
}

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
      tells: 'A visitor who has signed in was activated anonymously.',
      shows: [
        'What the visitor did, and what became of it: signs in | the tag was loaded by http://shop.example/page-1 | <activation 1 succeeded after 1 attempt>',
      ],
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
    {
      says: 'nothing at all is broken',
      seen: signingIn(),
      verdict: 'fail',
      problems: ['no-activation'],
      shows: [
        'Calls of activate after signing in: 0 (expected: 1 a page)',
        'What the visitor did, and what became of it: signs in | the tag was loaded by http://shop.example/page-1 | opens a page with the chat',
      ],
    },
    {
      says: 'a failure is one',
      seen: signingIn(settled(FAILED)),
      verdict: 'fail',
      problems: ['failed'],
      tells: 'The activation after signing in failed: "a reason" (SERVER_ERROR).',
      shows: [
        'What the visitor did, and what became of it: signs in | the tag was loaded by http://shop.example/page-1 | <activation 1 failed after 1 attempt: SERVER_ERROR; the site was told "a reason">',
      ],
    },
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
      seen: {
        visit: sceneOf([
          [VISIT.opens, { journal: secured() }],
          [VISIT.signsIn, { documents: [document()] }],
          [VISIT.looksAround],
        ]),
      },
      verdict: 'fail',
      problems: ['no-activation'],
    },
    {
      says: 'what a page behind the form without the tag cannot do, the pages with the chat do',
      seen: behindForm(NO_TAG, secured()),
      verdict: 'pass',
    },
    {
      says: 'what they do not do is broken',
      seen: behindForm(NO_TAG, [settled(FAILED)]),
      verdict: 'fail',
      problems: ['failed'],
    },
    {
      says: 'where it has the tag, it is too late on the next page',
      seen: behindForm(WELL, secured()),
      verdict: 'fail',
      problems: ['no-activation'],
    },
    {
      says: 'a customer who is anonymous on the next page is not well',
      seen: lookingAround(settled({ optionType: 'ANONYMOUS' })),
      verdict: 'fail',
      problems: ['anonymous'],
    },
    {
      says: 'nor is one whose activation fails there',
      seen: lookingAround(settled(FAILED)),
      verdict: 'fail',
      problems: ['failed-on-a-page'],
      tells:
        'The activation failed on a page of the signed-in visitor: "a reason" (SERVER_ERROR): on http://shop.example/page-1.',
    },
    {
      says: 'a success on another page does not make up for it',
      seen: lookingAround(settled(FAILED), loaded('page-2'), { ...settled({}), page: 'page-2' }),
      verdict: 'fail',
      problems: ['failed-on-a-page'],
    },
    {
      says: 'a page that does not activate is the business of others',
      seen: lookingAround(settled({}), loaded('page-2')),
      verdict: 'pass',
    },
    {
      says: 'a second tag there that is refused does not undo the first',
      seen: lookingAround(settled(FAILED), { ...loaded(), page: 'tag-2' }, { ...settled({}), page: 'tag-2' }),
      verdict: 'pass',
    },
    {
      says: 'the form itself may have the tag',
      seen: behindForm(NO_TAG, secured(), [document({ id: 'form', moment: 'loaded' })]),
      verdict: 'pass',
    },
    {
      says: 'a boxed tag whose frame was not seen leaves open whether the site calls activate',
      seen: boxed(document({ facts: NO_TAG })),
      verdict: 'could-not-tell',
      misses: 'the bundle of the boxed tag',
    },
    {
      says: 'a tag that was seen beside a boxed one was not activated',
      seen: boxed(document()),
      verdict: 'fail',
      problems: ['no-activation'],
    },
  ],
}
