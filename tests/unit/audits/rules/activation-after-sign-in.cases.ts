import { sceneOf, type Case, type StepSights } from './case.ts'
import { ANONYMOUS, answered, document, loaded, NO_TAG, requested, THREW } from './pages.ts'
import { VISIT } from '../../../../audits/scenes/steps.ts'

const visitOf = (opens: StepSights, signsIn: StepSights = {}) => ({
  visit: sceneOf([
    [VISIT.opens, { documents: [document()], ...opens }],
    [VISIT.signsIn, signsIn],
  ]),
})

const journalOf = (...journal: NonNullable<StepSights['journal']>) => visitOf({ journal: [loaded(), ...journal] })

export const cases: readonly Case[] = [
  {
    says: 'a page with the tag that does not call activate before the sign-in',
    seen: journalOf(),
    verdict: 'pass',
    tells: 'activate was not called for a visitor who had not signed in.',
  },
  {
    says: 'an activation with a token before the sign-in',
    seen: journalOf(requested(), answered('a')),
    verdict: 'fail',
    problems: ['with-a-token'],
    shows: [
      'What an anonymous visitor saw: opens the site | the tag was loaded by http://shop.example/page-1 | <activation 1: the site called activate> | <activation 1: asked the site for a token and got one (token a)>',
      'Option: SECURED_AUTHENTICATION (expected: no call of activate)',
    ],
  },
  {
    says: 'a call of activate before the sign-in whose provider rejects',
    seen: journalOf(requested(), answered(null, THREW)),
    verdict: 'warn',
    problems: ['called'],
  },
  {
    says: 'a call of activate before the sign-in whose provider has not answered yet',
    seen: journalOf(requested()),
    verdict: 'warn',
    problems: ['called'],
    tells: 'activate was called for a visitor who had not signed in; the vendor recommends not calling it then.',
    shows: [
      'What an anonymous visitor saw: opens the site | the tag was loaded by http://shop.example/page-1 | <activation 1: the site called activate>',
      'Option: none (expected: no call of activate)',
    ],
  },
  {
    says: 'an anonymous activation before the sign-in',
    seen: journalOf(requested(), answered(null, ANONYMOUS)),
    verdict: 'pass',
    tells: 'A visitor who had not signed in was activated anonymously, which the vendor documents.',
  },
  {
    says: 'an anonymous activation before the sign-in by its other name, ANONYMOUS_AUTHENTICATION',
    seen: journalOf(requested(), answered(null, { optionType: 'ANONYMOUS_AUTHENTICATION' })),
    verdict: 'pass',
  },
  {
    says: 'a call before the sign-in, where only the provider of another page has answered anonymously',
    seen: journalOf(requested(), answered(null, { ...ANONYMOUS, page: 'page-2' })),
    verdict: 'warn',
    problems: ['called'],
  },
  {
    says: 'a call before the sign-in, where only another call of the page was answered anonymously',
    seen: journalOf(requested(), answered(null, { ...ANONYMOUS, activation: 2 })),
    verdict: 'warn',
    problems: ['called'],
  },
  {
    says: 'an anonymous activation before the sign-in, and one with a token on another page',
    seen: journalOf(requested(), answered(null, ANONYMOUS), requested('page-2'), answered('a', { page: 'page-2' })),
    verdict: 'fail',
    problems: ['with-a-token'],
  },
  {
    says: 'an activation with a token after the sign-in',
    seen: visitOf({ journal: [loaded()] }, { journal: [requested(), answered('a')] }),
    verdict: 'pass',
  },
  {
    says: 'an anonymous activation by a page application that has signed in without a reload',
    seen: visitOf(
      { journal: [loaded()] },
      { documents: [document()], journal: [requested(), answered(null, ANONYMOUS)] },
    ),
    verdict: 'pass',
  },
  {
    says: 'an anonymous activation on the page with the sign-in form',
    seen: visitOf(
      { journal: [loaded()] },
      {
        documents: [document()],
        journal: [loaded('form'), requested('form'), answered(null, { ...ANONYMOUS, page: 'form' }), loaded()],
      },
    ),
    verdict: 'pass',
    tells: 'A visitor who had not signed in was activated anonymously, which the vendor documents.',
  },
  {
    says: 'a call without a token on the page with the sign-in form, where no page with the tag was seen',
    seen: visitOf(
      { journal: [loaded()] },
      {
        documents: [document({ facts: NO_TAG })],
        journal: [loaded('form'), requested('form'), answered(null, { ...THREW, page: 'form' })],
      },
    ),
    verdict: 'warn',
    problems: ['called'],
  },
  {
    says: 'a call without a token on a sign-in form with the tag, where the page behind it has no tag',
    seen: visitOf(
      { journal: [loaded()] },
      {
        documents: [document({ id: 'form', moment: 'loaded' }), document({ facts: NO_TAG })],
        journal: [loaded('form'), requested('form'), answered(null, { ...THREW, page: 'form' })],
      },
    ),
    verdict: 'warn',
    problems: ['called'],
  },
  {
    says: 'a page on the way through the sign-in whose second attempt has a token',
    seen: visitOf(
      { journal: [loaded()] },
      {
        documents: [document()],
        journal: [
          loaded('welcome'),
          requested('welcome'),
          answered(null, { ...THREW, page: 'welcome' }),
          answered('a', { attempt: 2, page: 'welcome' }),
          loaded(),
        ],
      },
    ),
    verdict: 'pass',
  },
  {
    says: 'a call without a token on the page behind the sign-in form',
    seen: visitOf(
      { journal: [loaded()] },
      { documents: [document()], journal: [loaded(), requested(), answered(null, THREW)] },
    ),
    verdict: 'pass',
  },
  {
    says: 'a page on the way through the sign-in that is left before its provider has answered',
    seen: visitOf(
      { journal: [loaded()] },
      {
        documents: [document()],
        journal: [
          loaded('welcome'),
          requested('welcome'),
          answered('a', { page: 'welcome' }),
          loaded('next'),
          requested('next'),
          loaded(),
        ],
      },
    ),
    verdict: 'pass',
  },
  {
    says: 'a page without the tag before the sign-in',
    seen: visitOf({ documents: [document({ facts: NO_TAG })] }, { documents: [document({ id: 'two' })] }),
    verdict: 'pass',
  },
  {
    says: 'a tag that does not run on the page before the sign-in',
    seen: visitOf({}, { journal: [loaded()] }),
    verdict: 'could-not-tell',
  },
  {
    says: 'a call before the sign-in by a tag that is gone at the end of the step',
    seen: visitOf({ documents: [document({ facts: NO_TAG })], journal: [loaded(), requested()] }),
    verdict: 'warn',
    problems: ['called'],
  },
]
