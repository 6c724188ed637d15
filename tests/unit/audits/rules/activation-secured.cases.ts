import type { SeenDocument } from '../../../../audits/seen.ts'
import type { JournalEvent } from '../../../../journal/entries.ts'
import { sceneOf, secured, type Case } from './case.ts'
import { settled } from './events.ts'
import { document, loaded, NO_TAG, request, unanswered, WELL } from './pages.ts'
import { VISIT } from '../../../../audits/scenes/steps.ts'

const FAILED = { status: 'authentication-failure', code: 'SERVER_ERROR', reason: 'a reason' } as const

const signingIn = (...journal: readonly (JournalEvent & { readonly page?: string })[]) => ({
  visit: sceneOf([[VISIT.signsIn, { journal: [loaded(), ...journal], documents: [document()] }], [VISIT.looksAround]]),
})

/** The tag is loaded before anybody signs in, and never again. */
const application = (...journal: readonly (JournalEvent & { readonly page?: string })[]) => ({
  visit: sceneOf([
    [VISIT.opens, { journal: [loaded()], documents: [document()] }],
    [VISIT.signsIn, { journal, documents: [document()] }],
    [VISIT.looksAround],
  ]),
})

const POLL = unanswered('http://shop.example/poll')

const waitingFor = (url: string, ...journal: readonly JournalEvent[]) => ({
  visit: sceneOf([
    [VISIT.opens, { requests: [POLL] }],
    [VISIT.signsIn, { journal: [loaded(), ...journal], documents: [document()], requests: [POLL, { ...POLL, url }] }],
    [VISIT.looksAround],
  ]),
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

export const cases: readonly Case[] = [
  { says: 'a visitor who is secured after signing in', seen: signingIn(...secured()), verdict: 'pass' },
  {
    says: 'a customer who is activated anonymously',
    seen: signingIn(settled({ optionType: 'ANONYMOUS' })),
    verdict: 'fail',
    problems: ['anonymous'],
  },
  {
    says: 'a customer who is anonymous first, and then secured on the same page',
    seen: signingIn(settled({ optionType: 'ANONYMOUS' }), ...secured(2)),
    verdict: 'pass',
  },
  {
    says: 'a customer who is anonymous first, and then secured, on a later page',
    seen: lookingAround(settled({ optionType: 'ANONYMOUS' }), ...secured(2)),
    verdict: 'pass',
  },
  {
    says: 'a customer who is secured first, and then activated anonymously',
    seen: signingIn(...secured(), settled({ activation: 2, optionType: 'ANONYMOUS' })),
    verdict: 'fail',
    problems: ['anonymous'],
    tells: 'A visitor who had signed in was activated anonymously.',
    shows: [
      'What the visitor did, and what happened: signs in | the tag was loaded by http://shop.example/page-1 | activation 1: the site called activate | activation 1 succeeded after 1 attempt | <activation 2 succeeded after 1 attempt>',
    ],
  },
  {
    says: 'a customer who is anonymous on one page, and secured on another',
    seen: lookingAround({ page: 'page-2', ...settled({ optionType: 'ANONYMOUS' }) }, ...secured(2)),
    verdict: 'fail',
    problems: ['anonymous'],
  },
  {
    says: 'a customer whose calls with a token are refused while the anonymous activation is in progress',
    seen: signingIn(
      settled({ ...FAILED, activation: 2, code: 'LOGIN_ALREADY_ONGOING', attempts: 0 }),
      settled({ optionType: 'ANONYMOUS' }),
      settled({ ...FAILED, activation: 3, code: 'LOGIN_ALREADY_ONGOING', attempts: 0 }),
    ),
    verdict: 'fail',
    problems: ['anonymous'],
  },
  {
    says: 'a customer who is anonymous first, and whose activation with a token fails',
    seen: signingIn(settled({ optionType: 'ANONYMOUS' }), settled({ ...FAILED, activation: 2 })),
    verdict: 'fail',
    problems: ['failed'],
    tells: 'The activation after signing in failed: "a reason" (SERVER_ERROR).',
  },
  {
    says: 'a customer who is anonymous first, and whose activation with a token fails, on a later page',
    seen: lookingAround(settled({ optionType: 'ANONYMOUS' }), settled({ ...FAILED, activation: 2 })),
    verdict: 'fail',
    problems: ['failed-on-a-page'],
  },
  {
    says: 'an anonymous activation on the page with the sign-in form',
    seen: signingIn(
      { page: 'form', type: 'tag-loaded', sid: '1234', url: 'http://shop.example/sign-in' },
      { page: 'form', ...settled({ optionType: 'ANONYMOUS' }) },
      { page: 'account', type: 'tag-loaded', sid: '1234', url: 'http://shop.example/account' },
      { page: 'account', ...settled({}) },
    ),
    verdict: 'pass',
  },
  {
    says: 'a page application that signs in without a reload, with the tag that was there before',
    seen: application(...secured()),
    verdict: 'pass',
  },
  {
    says: 'a page application that activates nobody',
    seen: application(),
    verdict: 'fail',
    problems: ['no-activation'],
  },
  {
    says: 'a page application with an anonymous visitor, a logout and then a secured customer',
    seen: application(settled({ optionType: 'ANONYMOUS' }), { type: 'logout-called' }, ...secured(2)),
    verdict: 'pass',
  },
  {
    says: 'a page application with an anonymous customer and then a logout',
    seen: application(settled({ optionType: 'ANONYMOUS' }), { type: 'logout-called' }),
    verdict: 'fail',
    problems: ['anonymous'],
  },
  {
    says: 'a page without a call of activate that still waits for an answer',
    seen: waitingFor('http://shop.example/token'),
    verdict: 'could-not-tell',
    misses: 'an answer from http://shop.example/token',
  },
  {
    says: 'a secured visitor on a page that still waits for another answer',
    seen: waitingFor('http://shop.example/token', ...secured()),
    verdict: 'pass',
  },
  {
    says: 'a page without a call of activate that waits only for a long poll',
    seen: waitingFor('http://shop.example/poll'),
    verdict: 'fail',
    problems: ['no-activation'],
  },
  {
    says: 'a page with the tag that never calls activate',
    seen: signingIn(),
    verdict: 'fail',
    problems: ['no-activation'],
    shows: [
      'Calls of activate after signing in: 0 (expected: 1 a page)',
      'What the visitor did, and what happened: signs in | the tag was loaded by http://shop.example/page-1 | opens a page with the chat',
    ],
  },
  {
    says: 'an activation that fails',
    seen: signingIn(settled(FAILED)),
    verdict: 'fail',
    problems: ['failed'],
    tells: 'The activation after signing in failed: "a reason" (SERVER_ERROR).',
    shows: [
      'What the visitor did, and what happened: signs in | the tag was loaded by http://shop.example/page-1 | <activation 1 failed after 1 attempt: SERVER_ERROR; the site was told "a reason">',
    ],
  },
  {
    says: 'an anonymous activation that fails',
    seen: signingIn(settled({ ...FAILED, optionType: 'ANONYMOUS' })),
    verdict: 'fail',
    problems: ['failed'],
  },
  {
    says: 'a call that is refused because an earlier one succeeded',
    seen: signingIn(...secured(), settled({ ...FAILED, code: 'ALREADY_ACTIVATED' })),
    verdict: 'pass',
  },
  {
    says: 'an activation before the sign-in, and none after it',
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
    says: 'a page behind the form without the tag, and a visitor who is secured on the pages with the chat',
    seen: behindForm(NO_TAG, secured()),
    verdict: 'pass',
  },
  {
    says: 'a page behind the form without the tag, and an activation that fails on the pages with the chat',
    seen: behindForm(NO_TAG, [settled(FAILED)]),
    verdict: 'fail',
    problems: ['failed'],
  },
  {
    says: 'a page behind the form with the tag that leaves the activation to the next page',
    seen: behindForm(WELL, secured()),
    verdict: 'fail',
    problems: ['no-activation'],
  },
  {
    says: 'a customer who is activated anonymously on the next page',
    seen: lookingAround(settled({ optionType: 'ANONYMOUS' })),
    verdict: 'fail',
    problems: ['anonymous'],
  },
  {
    says: 'an activation that fails on the next page',
    seen: lookingAround(settled(FAILED)),
    verdict: 'fail',
    problems: ['failed-on-a-page'],
    tells:
      'The activation failed on a page of the signed-in visitor: "a reason" (SERVER_ERROR): on http://shop.example/page-1.',
  },
  {
    says: 'an activation that fails on one page, and succeeds on another',
    seen: lookingAround(settled(FAILED), loaded('page-2'), { ...settled({}), page: 'page-2' }),
    verdict: 'fail',
    problems: ['failed-on-a-page'],
  },
  {
    says: 'a later page that does not call activate',
    seen: lookingAround(settled({}), loaded('page-2')),
    verdict: 'pass',
  },
  {
    says: 'two tags in one page, of which one is secured',
    seen: lookingAround(settled(FAILED), { ...loaded(), page: 'tag-2' }, { ...settled({}), page: 'tag-2' }),
    verdict: 'pass',
  },
  {
    says: 'a sign-in form with the tag, and a page behind it without',
    seen: behindForm(NO_TAG, secured(), [document({ id: 'form', moment: 'loaded' })]),
    verdict: 'pass',
  },
  {
    says: 'a boxed tag whose frame was not seen',
    seen: boxed(document({ facts: NO_TAG })),
    verdict: 'could-not-tell',
    misses: 'the bundle of the boxed tag',
  },
  {
    says: 'a tag beside a boxed one, and no call of activate',
    seen: boxed(document()),
    verdict: 'fail',
    problems: ['no-activation'],
  },
]
