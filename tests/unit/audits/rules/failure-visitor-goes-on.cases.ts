import { failureVisitorGoesOn } from '../../../../audits/rules/failure-visitor-goes-on.ts'
import { FAILURE } from '../../../../audits/scenes/failure.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import { sceneOf, type RuleCases } from './case.ts'
import { FAILS, failureOf, LOOK, reasonOf, requested, settled, troubleIn } from './events.ts'

const VISITED = sceneOf([[VISIT.signsIn, { looks: [LOOK] }], [VISIT.looksAround], [VISIT.signsOut]])
const WELL = { journal: FAILS, looks: [LOOK] }
const looking = (changes: Partial<typeof LOOK | { textLength: number; reachable: number; url: string }>) => ({
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

export const failureVisitorGoesOnCases: RuleCases = {
  rule: failureVisitorGoesOn,
  cases: [
    { says: 'a page that stays as it is is well', seen: seenOf(), verdict: 'pass' },
    {
      says: 'a blank page is not',
      seen: seenOf(failureOf({ signsIn: looking({ textLength: 0, reachable: 0 }) })),
      verdict: 'fail',
      problems: ['blank-page'],
      tells: 'When the activation failed, a page lost its content: http://shop.example/account (server error).',
      shows: ['Characters of text: 0 (expected: about 100)'],
    },
    {
      says: 'one sentence in place of a page is blank as well',
      seen: seenOf(failureOf({ waits: looking({ textLength: 49 }) })),
      verdict: 'fail',
      problems: ['blank-page'],
    },
    {
      says: 'half of the text is not blank, and half of the controls not blocked',
      seen: seenOf(failureOf({ signsIn: looking({ textLength: 50, reachable: 2 }) })),
      verdict: 'pass',
    },
    {
      says: 'a page whose buttons are out of reach is blocked',
      seen: seenOf(failureOf({ opensNext: looking({ reachable: 1 }) })),
      verdict: 'fail',
      problems: ['blocked-page'],
    },
    {
      says: 'for another reason, too; each kind is told once',
      seen: seenOf(failureOf({ signsIn: WELL, waits: looking({ reachable: 0 }) }), reasonOf(looking({ reachable: 0 }))),
      verdict: 'fail',
      problems: ['blocked-page'],
      tells:
        'When the activation failed, links and buttons of a page could not be reached any more: http://shop.example/account (server error) and http://shop.example/account (broken connection).',
      shows: ['Links, buttons and fields within reach: 0 (expected: 4)'],
    },
    {
      says: 'a page that is only seen now cannot be compared',
      seen: seenOf(
        failureOf({ signsIn: WELL, opensNext: looking({ textLength: 0, url: 'http://shop.example/else' }) }),
      ),
      verdict: 'pass',
    },
    {
      says: 'after signing out it is a page for everybody',
      seen: seenOf(failureOf({ signsIn: WELL, signsOut: { looks: [{ ...LOOK, textLength: 1 }] } })),
      verdict: 'pass',
    },
    {
      says: 'what a stranger sees is not compared with',
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
      says: 'but every page with the chat is',
      seen: seenOf(
        failureOf({ signsIn: WELL, opensNext: looking({ url: 'http://shop.example/', textLength: 10 }) }),
        reasonOf(WELL),
        sceneOf([[VISIT.looksAround, { looks: [{ ...LOOK, url: 'http://shop.example/' }] }]]),
      ),
      verdict: 'fail',
      problems: ['blank-page'],
    },
    {
      says: 'who cannot sign out is stuck',
      seen: seenOf(withoutSignOut(FAILURE.signsOut)),
      verdict: 'fail',
      problems: ['stuck'],
      tells: 'With a failed activation the visitor could not go on. The step "signs out" could not be made.',
      shows: ['The page when "signs out" could not be made: AAAA'],
    },
    {
      says: 'a visitor who is stuck because nothing answered on a busy machine is not stuck by the site',
      seen: seenOf(
        sceneOf([[FAILURE.signsIn, WELL], [FAILURE.waits], [FAILURE.opensNext, WELL]], {
          trouble: { ...troubleIn(FAILURE.signsOut), isUnanswered: true },
        }),
      ),
      verdict: 'could-not-tell',
      tells: 'The step "signs out" could not be made.',
    },
    {
      says: 'who cannot even sign in before anything has failed has another trouble',
      seen: seenOf(sceneOf([], { trouble: troubleIn(FAILURE.signsIn) })),
      verdict: 'could-not-tell',
      tells: 'The step "signs in while the platform refuses" could not be made.',
    },
    {
      says: 'unless they cannot do so anyway',
      seen: seenOf(withoutSignOut(FAILURE.signsOut), reasonOf(WELL), sceneOf([[VISIT.signsIn, { looks: [LOOK] }]])),
      verdict: 'could-not-tell',
    },
    {
      says: 'a sign-out that nobody tried cannot be told',
      seen: seenOf(sceneOf([[FAILURE.signsIn, WELL], [FAILURE.waits], [FAILURE.opensNext, WELL]])),
      verdict: 'could-not-tell',
    },
    {
      says: 'without a page to compare nothing can be told',
      seen: seenOf(failureOf()),
      verdict: 'could-not-tell',
    },
    {
      says: 'without a failure nothing can be told',
      seen: seenOf(failureOf({ signsIn: WELL }), reasonOf({ journal: [requested, settled()], looks: [LOOK] })),
      verdict: 'could-not-tell',
    },
    {
      says: 'nor is it the fault of a failure where the activation succeeded',
      seen: seenOf(
        sceneOf([[FAILURE.signsIn, { journal: [requested, settled()] }]], { trouble: troubleIn(FAILURE.opensNext) }),
      ),
      verdict: 'could-not-tell',
    },
  ],
}
