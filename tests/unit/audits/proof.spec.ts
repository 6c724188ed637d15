import { expect, test } from '../../plain-test.ts'
import { timeline } from '../../../audits/proof.ts'
import type { Scene } from '../../../audits/seen.ts'
import type { JournalEntry, JournalEvent } from '../../../journal/entries.ts'
import { sceneOf } from './rules/case.ts'
import { accepted, failed, loggedOut, requested, settled, tagLoaded } from './rules/events.ts'

const SECURED = 'SECURED_AUTHENTICATION'

const attempt = (number: number, activation = 1): readonly JournalEvent[] => {
  const token = `token-${activation}${number}`
  const common = { activation, attempt: number } as const
  return [
    { type: 'provider-called', ...common },
    { type: 'provider-answered', ...common, outcome: 'option', optionType: SECURED, token },
    { type: 'attempt-sent', ...common, optionType: SECURED, token },
    accepted('user-1', { token, ...(number === 1 ? { code: 'SERVER_ERROR' } : {}) }),
  ]
}

/** A sign-in that needs two attempts, a refresh, and a sign-out. */
const SCENE: Scene = sceneOf([
  [
    'signs in',
    {
      journal: [
        tagLoaded(),
        requested,
        ...attempt(1),
        { type: 'retry-scheduled', activation: 1, code: 'SERVER_ERROR', delayMs: 1_000 },
        ...attempt(2),
        settled({ attempts: 2 }),
      ],
    },
  ],
  [
    'stays',
    {
      journal: [
        { type: 'refresh-started', activation: 2 },
        ...attempt(2, 2),
        { type: 'refresh-settled', activation: 2, status: 'refreshed', code: null, reason: null, attempts: 1 },
      ],
    },
  ],
  ['signs out', { journal: [loggedOut] }],
])

const linesOf = (scene: Scene, faults: readonly JournalEntry[] = []) => {
  const evidence = timeline(scene, 'What happened', faults)
  return evidence.kind === 'timeline' ? evidence.steps : []
}

test('a timeline reports an attempt and everything that belongs to it in one line, in words', () => {
  expect(linesOf(SCENE).map(({ who, what }) => `${who}: ${what}`)).toEqual([
    'visitor: signs in',
    'tag: the tag was loaded by http://shop.example/account',
    'site: activation 1: the site called activate',
    'tag: activation 1: asked the site for a token, sent it (token token-11), refused: SERVER_ERROR',
    'tag: activation 1 tried again after 1 s: asked the site for a token, sent it (token token-12), accepted as user user-1',
    'tag: activation 1 succeeded after 2 attempts',
    'visitor: stays',
    'tag: refresh 2: asked the site for a token, sent it (token token-22), accepted as user user-1',
    'tag: refresh 2 succeeded after 1 attempt',
    'visitor: signs out',
    'site: the site called logout',
  ])
})

for (const entry of SCENE.journal) {
  test(`a timeline marks the line of "${entry.type}" (entry ${entry.index}) when it is the fault, and ends with it`, () => {
    const lines = linesOf(SCENE, [entry])
    const tellingOf = lines.filter(({ isFault }) => isFault)
    expect(tellingOf).toHaveLength(1)
    expect(lines.at(-1)).toEqual(tellingOf[0])
  })
}

test('an attempt that is the fault is reported as far as it got', () => {
  const answer = SCENE.journal.find(({ type }) => type === 'provider-answered')
  const lines = linesOf(SCENE, answer === undefined ? [] : [answer])
  expect(lines.at(-1)?.what).toBe('activation 1: asked the site for a token and got one (token token-11)')
})

test('a long timeline is cut at its beginning, because the fault is at its end', () => {
  const calls = Array.from({ length: 60 }, (_, index) => failed({ activation: index + 1, attempts: 0 }))
  const scene = sceneOf([['signs in', { journal: calls }]])
  const lines = linesOf(scene, scene.journal.slice(-1))
  expect(lines).toHaveLength(40)
  expect(lines.at(-1)).toMatchObject({ isFault: true, what: expect.stringContaining('activation 60 was refused') })
})
