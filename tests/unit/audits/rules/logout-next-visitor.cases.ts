import { logoutNextVisitor } from '../../../../audits/rules/logout-next-visitor.ts'
import { PEOPLE } from '../../../../audits/scenes/people.ts'
import { ABOUT, sceneOf, type RuleCases, type StepSights } from './case.ts'
import { accepted, LOOK, requested, troubleIn } from './events.ts'

const FIRST = { journal: [accepted('user-1', { vuid: 'vuid-1' })] }
const SECOND = { journal: [accepted('user-2', { vuid: 'vuid-2' })] }
const seenOf = (secondIn: StepSights = SECOND, firstIn: StepSights = FIRST) => ({
  people: sceneOf([[PEOPLE.opens], [PEOPLE.firstIn, firstIn], [PEOPLE.firstOut], [PEOPLE.secondIn, secondIn]]),
})
const second = (...journal: NonNullable<StepSights['journal']>) => seenOf({ journal })

export const logoutNextVisitorCases: RuleCases = {
  rule: logoutNextVisitor,
  cases: [
    { says: 'two people with an id each are well', seen: seenOf(), verdict: 'pass' },
    {
      says: 'two people with one id are not',
      seen: second(accepted('user-1', { vuid: 'vuid-2' })),
      verdict: 'fail',
      problems: ['same-identity'],
      tells: 'The next visitor was secured with the identity of the one before.',
      shows: [
        'User id of the next visitor: user-1 (expected: another one than that of the first)',
        'One visitor after the other in the same browser: opens the site | signs in | an attempt from outside the pages was accepted as user user-1 | signs out | the next visitor signs in | <an attempt from outside the pages was accepted as user user-1>',
      ],
    },
    {
      says: 'nor are those whom the platform takes for one',
      seen: second(accepted('user-2', { vuid: 'vuid-1' })),
      verdict: 'fail',
      problems: ['same-identity'],
    },
    {
      says: 'what is not known of two people is not the same',
      seen: seenOf({ journal: [accepted(null)] }, { journal: [accepted(null)] }),
      verdict: 'could-not-tell',
    },
    {
      says: 'one identity of several is enough',
      seen: seenOf({ journal: [accepted('user-1')] }, { journal: [accepted('user-1'), accepted('user-3')] }),
      verdict: 'fail',
      problems: ['same-identity'],
    },
    {
      says: 'one that is not known among several cannot be told',
      seen: second(accepted('user-2'), accepted(null)),
      verdict: 'could-not-tell',
    },
    {
      says: 'a second one who is not secured is not well',
      seen: second(requested),
      verdict: 'fail',
      problems: ['not-secured'],
    },
    {
      says: 'nor one who sees who was there before',
      seen: seenOf({ ...SECOND, looks: [{ ...LOOK, text: 'Hello Camille Moreau' }] }),
      verdict: 'fail',
      problems: ['other-shown'],
    },
    {
      says: 'their own name may be shown',
      seen: seenOf({ ...SECOND, looks: [{ ...LOOK, text: 'Hello Jonas Lindqvist' }] }),
      verdict: 'pass',
    },
    {
      says: 'of one visitor only nothing can be told',
      seen: { ...second(requested), about: { ...ABOUT, visitors: ABOUT.visitors.slice(0, 1) } },
      verdict: 'could-not-tell',
    },
    {
      says: 'nor of one who could not sign in',
      seen: {
        people: sceneOf([[PEOPLE.opens], [PEOPLE.firstIn, FIRST], [PEOPLE.firstOut]], {
          trouble: troubleIn(PEOPLE.secondIn),
        }),
      },
      verdict: 'could-not-tell',
      tells: 'The step "the next visitor signs in" could not be made.',
    },
    {
      says: 'nor when the first was not secured',
      seen: seenOf({ journal: [requested] }, { journal: [requested] }),
      verdict: 'could-not-tell',
    },
    {
      says: 'an identity is one, also of a token that was not opened',
      seen: seenOf(
        { journal: [accepted(null, { vuid: 'vuid-1' })] },
        { journal: [accepted(null, { vuid: 'vuid-1' })] },
      ),
      verdict: 'fail',
      problems: ['same-identity'],
      tells: 'The next visitor was secured with the identity of the one before.',
      shows: [
        'User id of the next visitor: not known (expected: another one than that of the first)',
        'One visitor after the other in the same browser: opens the site | signs in | an attempt from outside the pages was accepted without knowing whom it names | signs out | the next visitor signs in | <an attempt from outside the pages was accepted without knowing whom it names>',
      ],
    },
    {
      says: 'nor where the second one was never there',
      seen: { people: sceneOf([[PEOPLE.opens], [PEOPLE.firstIn, FIRST], [PEOPLE.firstOut]]) },
      verdict: 'could-not-tell',
      tells: 'It did not come to the step "the next visitor signs in".',
    },
  ],
}
