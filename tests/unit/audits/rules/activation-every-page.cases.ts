import { activationEveryPage } from '../../../../audits/rules/activation-every-page.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import { sceneOf, type RuleCases } from './case.ts'
import { loaded, requested } from './pages.ts'

type Journal = readonly ReturnType<typeof loaded>[]

const visitOf = (looksAround: Journal, isTriedAgain: Journal = [], signsIn: Journal = []) => ({
  visit: sceneOf([
    [VISIT.signsIn, { journal: signsIn }],
    [VISIT.looksAround, { journal: looksAround }],
    [VISIT.isTriedAgain, { journal: isTriedAgain }],
  ]),
})

export const activationEveryPageCases: RuleCases = {
  rule: activationEveryPage,
  cases: [
    {
      says: 'a call on each page is well',
      seen: visitOf([loaded('a'), requested('a'), loaded('b'), requested('b')], [loaded('c'), requested('c')]),
      verdict: 'pass',
    },
    {
      says: 'a call that came late is one',
      seen: visitOf([loaded('a'), loaded('b'), requested('b'), requested('a')]),
      verdict: 'pass',
    },
    {
      says: 'a page without one is not',
      seen: visitOf([loaded('a'), requested('a'), loaded('b')]),
      verdict: 'fail',
      problems: ['page-without-activation'],
      tells: 'A signed-in visitor has the tag but no call of activate: on http://shop.example/b.',
      shows: [
        'The page loads that no call of activate followed are marked: signs in | opens a page with the chat | the tag was loaded by http://shop.example/a | activation 1: the site called activate | <the tag was loaded by http://shop.example/b>',
        'Page loads with a call of activate: 1 of 2 (expected: all)',
      ],
    },
    {
      says: 'nor is it when it is loaded once more',
      seen: visitOf([loaded('a'), requested('a')], [loaded('b')]),
      verdict: 'fail',
      problems: ['page-without-activation'],
      tells: 'A signed-in visitor has the tag but no call of activate: on http://shop.example/b.',
      shows: [
        'The page loads that no call of activate followed are marked: signs in | opens a page with the chat | opens a page while the platform fails once | <the tag was loaded by http://shop.example/b>',
        'Page loads with a call of activate: 1 of 2 (expected: all)',
      ],
    },
    {
      says: 'the page with the form to sign in is that of a stranger',
      seen: visitOf([loaded('a'), requested('a')], [], [loaded('form')]),
      verdict: 'pass',
    },
    {
      says: 'where the tag did not run nothing is known',
      seen: visitOf([], [], [loaded('form'), requested('form')]),
      verdict: 'could-not-tell',
    },
  ],
}
