import { sceneOf, type Case } from './case.ts'
import { settled } from './events.ts'
import { keptIn } from './session-cases.ts'
import { loaded, requested, unanswered } from './pages.ts'
import { VISIT } from '../../../../audits/scenes/steps.ts'

type Journal = readonly ReturnType<typeof loaded>[]

const visitOf = (looksAround: Journal, isTriedAgain: Journal = [], signsIn: Journal = []) => ({
  visit: sceneOf([
    [VISIT.signsIn, { journal: signsIn }],
    [VISIT.looksAround, { journal: looksAround }],
    [VISIT.isTriedAgain, { journal: isTriedAgain }],
  ]),
})

const waitingOn = (url: string, ...journal: Journal) => ({
  visit: sceneOf([
    [VISIT.opens, { requests: [unanswered('http://shop.example/poll')] }],
    [VISIT.signsIn],
    [VISIT.looksAround, { journal: [loaded('a'), ...journal], requests: [unanswered(url)] }],
    [VISIT.isTriedAgain],
  ]),
})

export const cases: readonly Case[] = [
  {
    says: 'a call of activate on every page',
    seen: visitOf([loaded('a'), requested('a'), loaded('b'), requested('b')], [loaded('c'), requested('c')]),
    verdict: 'pass',
  },
  {
    says: 'a session in the memory of the page, which ends with each page load',
    seen: { visit: keptIn(null, { journal: [loaded(), settled()] }) },
    verdict: 'not-applicable',
    tells:
      'The site keeps the session of its visitor in the memory of one page, and in no cookie and no storage: the audit opens pages by loading them, which ends such a session by design.',
  },
  {
    says: 'a page that calls activate only after the next page has loaded',
    seen: visitOf([loaded('a'), loaded('b'), requested('b'), requested('a')]),
    verdict: 'pass',
  },
  {
    says: 'a page without a call of activate',
    seen: visitOf([loaded('a'), requested('a'), loaded('b')]),
    verdict: 'fail',
    problems: ['page-without-activation'],
    tells: 'The tag is loaded for a signed-in visitor, but activate is not called: on http://shop.example/b.',
    shows: [
      'Marked: page loads without a call of activate: signs in | opens a page with the chat | the tag was loaded by http://shop.example/a | activation 1: the site called activate | <the tag was loaded by http://shop.example/b>',
      'Page loads with a call of activate: 1 of 2 (expected: all)',
    ],
  },
  {
    says: 'a page that has called activate and still waits for another answer',
    seen: waitingOn('http://shop.example/token', requested('a')),
    verdict: 'pass',
  },
  {
    says: 'a page without a call of activate that still waits for an answer',
    seen: waitingOn('http://shop.example/token'),
    verdict: 'could-not-tell',
    misses: 'an answer from http://shop.example/token',
  },
  {
    says: 'a page without a call of activate that waits only for a long poll',
    seen: waitingOn('http://shop.example/poll'),
    verdict: 'fail',
    problems: ['page-without-activation'],
  },
  {
    says: 'a page that is reloaded without a call of activate',
    seen: visitOf([loaded('a'), requested('a')], [loaded('b')]),
    verdict: 'fail',
    problems: ['page-without-activation'],
    tells: 'The tag is loaded for a signed-in visitor, but activate is not called: on http://shop.example/b.',
    shows: [
      'Marked: page loads without a call of activate: signs in | opens a page with the chat | opens a page while the platform fails once | <the tag was loaded by http://shop.example/b>',
      'Page loads with a call of activate: 1 of 2 (expected: all)',
    ],
  },
  {
    says: 'a page with the sign-in form that does not call activate',
    seen: visitOf([loaded('a'), requested('a')], [], [loaded('form')]),
    verdict: 'pass',
  },
  {
    says: 'a tag that runs on no page of the signed-in visitor',
    seen: visitOf([], [], [loaded('form'), requested('form')]),
    verdict: 'could-not-tell',
  },
]
