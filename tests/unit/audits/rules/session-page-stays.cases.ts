import type { PageLook } from '../../../../audits/seen.ts'
import { sceneOf, type Case, type StepSights } from './case.ts'
import { accepted, cleared, LOOK, settled } from './events.ts'
import { SESSION_ENDED, VISIT } from '../../../../audits/scenes/steps.ts'

const SECURED: StepSights = { journal: [accepted(), settled()], looks: [LOOK] }

type Visited = {
  readonly opens?: StepSights
  readonly reloaded?: Partial<PageLook>
  readonly stays?: Partial<PageLook>
}

const seenOf = (
  ends: readonly Partial<PageLook>[] = [LOOK],
  { opens = SECURED, reloaded = {}, stays = {} }: Visited = {},
) => ({
  visit: sceneOf([
    [VISIT.looksAround, { looks: [LOOK] }],
    [VISIT.isTriedAgain, { looks: [{ ...LOOK, ...reloaded }] }],
    [VISIT.stays, { looks: [{ ...LOOK, ...stays }] }],
  ]),
  sessionEnded: sceneOf([
    [SESSION_ENDED.opens, opens],
    [SESSION_ENDED.ends, { journal: [cleared], looks: ends.map((look) => ({ ...LOOK, ...look })) }],
  ]),
})

export const cases: readonly Case[] = [
  { says: 'a page that stays as it is', seen: seenOf(), verdict: 'pass' },
  {
    says: 'a page that is emptied when the session of the site ends',
    seen: seenOf([{ textLength: 0, controls: 0, reachable: 0 }]),
    verdict: 'fail',
    problems: ['dead-end'],
    tells:
      'When the session of the site had ended, the visitor came to a page with nothing to read: http://shop.example/account.',
  },
  {
    says: 'a sentence at its own address that leads nowhere',
    seen: seenOf([{ textLength: 25, controls: 0, reachable: 0, url: 'http://shop.example/expired' }]),
    verdict: 'fail',
    problems: ['dead-end'],
  },
  {
    says: 'a layer over the page without anything to click',
    seen: seenOf([{ reachable: 0 }]),
    verdict: 'fail',
    problems: ['dead-end'],
  },
  {
    says: 'a sign-in form at its own address',
    seen: seenOf([{ textLength: 20, controls: 3, reachable: 3, url: 'http://shop.example/sign-in' }]),
    verdict: 'pass',
  },
  {
    says: 'a dialog over the page that asks the visitor to sign in again',
    seen: seenOf([{ controls: 5, reachable: 1 }]),
    verdict: 'pass',
  },
  {
    says: 'a page that is emptied when only the session of the chat ends',
    seen: seenOf([LOOK], { stays: { textLength: 0, controls: 0, reachable: 0 } }),
    verdict: 'fail',
    problems: ['blank-page'],
    tells: 'When the session of the chat had ended, a page lost its content: http://shop.example/account.',
  },
  {
    says: 'a page that says less about its missing chat since it was loaded again, before the session of the chat ended',
    seen: seenOf([LOOK], { reloaded: { textLength: 30 }, stays: { textLength: 30 } }),
    verdict: 'pass',
  },
  {
    says: 'a page that was loaded again, and is emptied when the session of the chat ends',
    seen: seenOf([LOOK], { reloaded: { textLength: 30 }, stays: { textLength: 10 } }),
    verdict: 'fail',
    problems: ['blank-page'],
  },
  {
    says: 'a visitor who was never secured',
    seen: seenOf([LOOK], { opens: { looks: [LOOK] } }),
    verdict: 'could-not-tell',
  },
  { says: 'a page that could not be looked at', seen: seenOf([]), verdict: 'could-not-tell' },
]
