import type { PageLook } from '../../../../audits/seen.ts'
import { sceneOf, type Case } from './case.ts'
import { FAILS, failureOf, LOOK, reasonOf, requested, settled, troubleIn } from './events.ts'
import { FAILURE, VISIT } from '../../../../audits/scenes/steps.ts'

const VISITED = sceneOf([[VISIT.signsIn, { looks: [LOOK] }], [VISIT.looksAround], [VISIT.signsOut]])
const WELL = { journal: FAILS, looks: [LOOK] }
const looking = (changes: Partial<Pick<PageLook, 'textLength' | 'controls' | 'reachable' | 'url'>>) => ({
  journal: FAILS,
  looks: [{ ...LOOK, ...changes }],
})
const seenOf = (failure = failureOf({ signsIn: WELL }), reason = reasonOf(WELL), visit = VISITED) => ({
  visit,
  failure,
  reasons: { 'broken connection': reason },
})
const withoutSignOut = (step: string) =>
  sceneOf([[FAILURE.signsIn, WELL], [FAILURE.waits], [FAILURE.opensNext, WELL]], { trouble: troubleIn(step, 'AAAA') })

export const cases: readonly Case[] = [
  { says: 'a page that stays as it is', seen: seenOf(), verdict: 'pass' },
  {
    says: 'a page that is emptied',
    seen: seenOf(failureOf({ signsIn: looking({ textLength: 0, reachable: 0 }) })),
    verdict: 'fail',
    problems: ['blank-page'],
    tells: 'When the activation failed, a page lost its content: http://shop.example/account (server error).',
    shows: ['Characters of text: 0 (expected: about 100)'],
  },
  {
    says: 'an emptied page that has changed its own query',
    seen: seenOf(failureOf({ signsIn: looking({ textLength: 0, url: 'http://shop.example/account?welcome=1' }) })),
    verdict: 'fail',
    problems: ['blank-page'],
  },
  {
    says: 'a page that is replaced by one sentence',
    seen: seenOf(failureOf({ waits: looking({ textLength: 49 }) })),
    verdict: 'fail',
    problems: ['blank-page'],
  },
  {
    says: 'a page that keeps half of its text and half of its controls',
    seen: seenOf(failureOf({ signsIn: looking({ textLength: 50, reachable: 2 }) })),
    verdict: 'pass',
  },
  {
    says: 'a page whose controls are out of reach',
    seen: seenOf(failureOf({ opensNext: looking({ reachable: 1 }) })),
    verdict: 'fail',
    problems: ['blocked-page'],
  },
  {
    says: 'a page that has lost most of its controls',
    seen: seenOf(failureOf({ opensNext: looking({ controls: 1, reachable: 1 }) })),
    verdict: 'fail',
    problems: ['blocked-page'],
  },
  {
    says: 'a page whose only control is out of reach',
    seen: seenOf(
      failureOf({ signsIn: looking({ controls: 1, reachable: 0 }) }),
      reasonOf({ journal: FAILS, looks: [{ ...LOOK, controls: 1, reachable: 1 }] }),
      sceneOf([[VISIT.signsIn, { looks: [{ ...LOOK, controls: 1, reachable: 1 }] }], [VISIT.looksAround]]),
    ),
    verdict: 'fail',
    problems: ['blocked-page'],
  },
  {
    says: 'a page that says more right after the sign-in than when it is opened',
    seen: seenOf(
      failureOf({ signsIn: WELL }),
      reasonOf(WELL),
      sceneOf([
        [VISIT.signsIn, { looks: [{ ...LOOK, textLength: 400 }] }],
        [VISIT.looksAround, { looks: [LOOK, { ...LOOK, textLength: 300 }] }],
      ]),
    ),
    verdict: 'pass',
  },
  {
    says: 'a page that is blocked for two reasons',
    seen: seenOf(failureOf({ signsIn: WELL, waits: looking({ reachable: 0 }) }), reasonOf(looking({ reachable: 0 }))),
    verdict: 'fail',
    problems: ['blocked-page'],
    tells:
      'When the activation failed, links and buttons of a page could no longer be reached: http://shop.example/account (server error) and http://shop.example/account (broken connection).',
    shows: ['Links, buttons and fields within reach: 0 (expected: 4)'],
  },
  {
    says: 'a page with little on it that was not seen without a failure',
    seen: seenOf(
      failureOf({
        signsIn: WELL,
        opensNext: looking({ textLength: 10, reachable: 1, url: 'http://shop.example/else' }),
      }),
    ),
    verdict: 'pass',
  },
  {
    says: 'an error page at its own address that leads nowhere',
    seen: seenOf(
      failureOf({
        signsIn: WELL,
        waits: looking({ textLength: 10, reachable: 0, url: 'http://shop.example/error' }),
      }),
    ),
    verdict: 'fail',
    problems: ['dead-end'],
    tells:
      'When the activation failed, the visitor came to a page with nothing to click: http://shop.example/error (server error).',
  },
  {
    says: 'a page at its own address with a button and nothing to read',
    seen: seenOf(
      failureOf({ signsIn: WELL, waits: looking({ textLength: 0, reachable: 1, url: 'http://shop.example/error' }) }),
    ),
    verdict: 'fail',
    problems: ['dead-end'],
    tells:
      'When the activation failed, the visitor came to a page with nothing to read: http://shop.example/error (server error).',
  },
  {
    says: 'a page without controls on a site where some pages have only one',
    seen: seenOf(
      failureOf({
        signsIn: WELL,
        waits: looking({ textLength: 10, reachable: 0, url: 'http://shop.example/error' }),
      }),
      reasonOf(WELL),
      sceneOf([
        [VISIT.signsIn, { looks: [LOOK, { ...LOOK, reachable: 1, url: 'http://shop.example/help' }] }],
        [VISIT.looksAround],
      ]),
    ),
    verdict: 'fail',
    problems: ['dead-end'],
  },
  {
    says: 'an empty page at its own address',
    seen: seenOf(failureOf({ signsIn: WELL, waits: looking({ textLength: 0, reachable: 0, url: 'about:blank' }) })),
    verdict: 'fail',
    problems: ['dead-end'],
  },
  {
    says: 'a page that hides the chat button, its only control',
    seen: seenOf(
      failureOf({ signsIn: looking({ controls: 0, reachable: 0 }) }),
      reasonOf({ journal: FAILS, looks: [{ ...LOOK, controls: 1, reachable: 1 }] }),
      sceneOf([
        [VISIT.signsIn, { looks: [{ ...LOOK, controls: 1, reachable: 1 }] }],
        [VISIT.looksAround],
        [VISIT.signsOut],
      ]),
    ),
    verdict: 'pass',
  },
  {
    says: 'a page with little on it after the sign-out',
    seen: seenOf(failureOf({ signsIn: WELL, signsOut: { looks: [{ ...LOOK, textLength: 1 }] } })),
    verdict: 'pass',
  },
  {
    says: 'an emptied page that was seen without a failure only before the sign-in',
    seen: seenOf(
      failureOf({ signsIn: WELL, opensNext: looking({ url: 'http://shop.example/', textLength: 10 }) }),
      reasonOf(WELL),
      sceneOf([
        [VISIT.opens, { looks: [{ ...LOOK, url: 'http://shop.example/' }] }],
        [VISIT.signsIn, { looks: [LOOK] }],
      ]),
    ),
    verdict: 'pass',
  },
  {
    says: 'an emptied page that was seen without a failure as a page with the chat',
    seen: seenOf(
      failureOf({ signsIn: WELL, opensNext: looking({ url: 'http://shop.example/', textLength: 10 }) }),
      reasonOf(WELL),
      sceneOf([[VISIT.looksAround, { looks: [{ ...LOOK, url: 'http://shop.example/' }] }]]),
    ),
    verdict: 'fail',
    problems: ['blank-page'],
  },
  {
    says: 'a visitor who cannot sign out',
    seen: seenOf(withoutSignOut(FAILURE.signsOut)),
    verdict: 'fail',
    problems: ['stuck'],
    tells: 'After a failed activation, the visitor could not continue. The step "signs out" failed.',
    shows: ['The page when "signs out" failed: AAAA'],
  },
  {
    says: 'a visitor who is stuck because a page did not answer in time',
    seen: seenOf(
      sceneOf([[FAILURE.signsIn, WELL], [FAILURE.waits], [FAILURE.opensNext, WELL]], {
        trouble: { ...troubleIn(FAILURE.signsOut), isUnanswered: true },
      }),
    ),
    verdict: 'could-not-tell',
    tells: 'The step "signs out" failed.',
  },
  {
    says: 'a visitor who could not sign in before anything had failed',
    seen: seenOf(sceneOf([], { trouble: troubleIn(FAILURE.signsIn) })),
    verdict: 'could-not-tell',
    tells: 'The step "signs in while the platform refuses" failed.',
  },
  {
    says: 'a visitor who cannot sign out without a failure either',
    seen: seenOf(withoutSignOut(FAILURE.signsOut), reasonOf(WELL), sceneOf([[VISIT.signsIn, { looks: [LOOK] }]])),
    verdict: 'could-not-tell',
  },
  {
    says: 'a visit without an attempt to sign out',
    seen: seenOf(sceneOf([[FAILURE.signsIn, WELL], [FAILURE.waits], [FAILURE.opensNext, WELL]])),
    verdict: 'could-not-tell',
  },
  {
    says: 'pages that were not seen both with and without a failure',
    seen: seenOf(
      failureOf(),
      reasonOf(),
      sceneOf([
        [
          VISIT.signsIn,
          {
            looks: [
              { ...LOOK, url: 'http://shop.example/account?welcome=yes' },
              { ...LOOK, url: 'http://shop.example/account#orders' },
              { ...LOOK, url: 'http://shop.example/help' },
            ],
          },
        ],
        [VISIT.looksAround],
      ]),
    ),
    verdict: 'could-not-tell',
    tells:
      'No page was seen both with a failed activation and without one: with a failure none, without one http://shop.example/account and http://shop.example/help.',
  },
  {
    says: 'a reason for which the activation did not fail',
    seen: seenOf(failureOf({ signsIn: WELL }), reasonOf({ journal: [requested, settled()], looks: [LOOK] })),
    verdict: 'could-not-tell',
  },
  {
    says: 'a visitor who is stuck though the activation succeeded',
    seen: seenOf(
      sceneOf([[FAILURE.signsIn, { journal: [requested, settled()] }]], { trouble: troubleIn(FAILURE.opensNext) }),
    ),
    verdict: 'could-not-tell',
  },
]
