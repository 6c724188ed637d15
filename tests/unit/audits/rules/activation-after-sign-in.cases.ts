import { activationAfterSignIn } from '../../../../audits/rules/activation-after-sign-in.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import { sceneOf, type RuleCases, type StepSights } from './case.ts'
import { ANONYMOUS, answered, document, loaded, NO_TAG, requested, THREW } from './pages.ts'

const visitOf = (opens: StepSights, signsIn: StepSights = {}) => ({
  visit: sceneOf([
    [VISIT.opens, { documents: [document()], ...opens }],
    [VISIT.signsIn, signsIn],
  ]),
})

const journalOf = (...journal: NonNullable<StepSights['journal']>) => visitOf({ journal: [loaded(), ...journal] })

export const activationAfterSignInCases: RuleCases = {
  rule: activationAfterSignIn,
  cases: [
    { says: 'a tag that nobody activates for a stranger is well', seen: journalOf(), verdict: 'pass' },
    {
      says: 'a secured activation is not',
      seen: journalOf(requested(), answered(null, THREW)),
      verdict: 'fail',
      problems: ['called'],
    },
    {
      says: 'nor is one that had no answer yet',
      seen: journalOf(requested()),
      verdict: 'fail',
      problems: ['called'],
      tells: 'activate was called for a visitor who had not signed in.',
      shows: [
        'What a stranger saw: opens the site | the tag was loaded by http://shop.example/page-1 | <activation 1: the site called activate>',
        'Option: none (expected: no call of activate)',
      ],
    },
    {
      says: 'an anonymous one warns',
      seen: journalOf(requested(), answered(null, ANONYMOUS)),
      verdict: 'warn',
      problems: ['anonymous'],
      tells: 'A visitor who had not signed in was activated anonymously, which is the second choice of the vendor.',
      shows: [
        'What a stranger saw: opens the site | the tag was loaded by http://shop.example/page-1 | <activation 1: the site called activate> | <activation 1: asked the site for a token, which chose to go on anonymously>',
        'Option: ANONYMOUS (expected: no call of activate)',
      ],
    },
    {
      says: 'so it does by its other name',
      seen: journalOf(requested(), answered(null, { optionType: 'ANONYMOUS_AUTHENTICATION' })),
      verdict: 'warn',
      problems: ['anonymous'],
    },
    {
      says: 'answers belong to the calls of their page',
      seen: journalOf(requested(), answered(null, { ...ANONYMOUS, page: 'page-2' })),
      verdict: 'fail',
      problems: ['called'],
    },
    {
      says: 'and to the calls of their number',
      seen: journalOf(requested(), answered(null, { ...ANONYMOUS, activation: 2 })),
      verdict: 'fail',
      problems: ['called'],
    },
    {
      says: 'one that is secured beside it is broken',
      seen: journalOf(requested(), answered(null, ANONYMOUS), requested('page-2'), answered('a', { page: 'page-2' })),
      verdict: 'fail',
      problems: ['anonymous', 'called'],
    },
    {
      says: 'what comes after signing in is not its business',
      seen: visitOf({ journal: [loaded()] }, { journal: [requested(), answered('a')] }),
      verdict: 'pass',
    },
    {
      says: 'an anonymous one at the form warns',
      seen: visitOf(
        { journal: [loaded()] },
        {
          documents: [document()],
          journal: [loaded('form'), requested('form'), answered(null, { ...ANONYMOUS, page: 'form' }), loaded()],
        },
      ),
      verdict: 'warn',
      problems: ['anonymous'],
    },
    {
      says: 'one without a token at the form is broken, also where the tag is not behind it',
      seen: visitOf(
        { journal: [loaded()] },
        {
          documents: [document({ facts: NO_TAG })],
          journal: [loaded('form'), requested('form'), answered(null, { ...THREW, page: 'form' })],
        },
      ),
      verdict: 'fail',
      problems: ['called'],
    },
    {
      says: 'a form with the tag is not the page behind it, which has none',
      seen: visitOf(
        { journal: [loaded()] },
        {
          documents: [document({ id: 'form', moment: 'loaded' }), document({ facts: NO_TAG })],
          journal: [loaded('form'), requested('form'), answered(null, { ...THREW, page: 'form' })],
        },
      ),
      verdict: 'fail',
      problems: ['called'],
    },
    {
      says: 'a page that had a token at its second try is behind the form',
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
      says: 'what becomes of the page behind the form is the business of others',
      seen: visitOf(
        { journal: [loaded()] },
        { documents: [document()], journal: [loaded(), requested(), answered(null, THREW)] },
      ),
      verdict: 'pass',
    },
    {
      says: 'a page with a token on the way is behind the form, and so may be one that was left at once',
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
      says: 'a stranger may have no tag at all',
      seen: visitOf({ documents: [document({ facts: NO_TAG })] }, { documents: [document({ id: 'two' })] }),
      verdict: 'pass',
    },
    {
      says: 'where the tag did not run nothing is known',
      seen: visitOf({}, { journal: [loaded()] }),
      verdict: 'could-not-tell',
    },
    {
      says: 'a tag that is gone by the end of the step was activated all the same',
      seen: visitOf({ documents: [document({ facts: NO_TAG })], journal: [loaded(), requested()] }),
      verdict: 'fail',
      problems: ['called'],
    },
  ],
}
