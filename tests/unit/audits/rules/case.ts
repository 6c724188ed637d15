/** What rules are tried with: sights as a browser would have had them, written by hand. */

import type { JournalEvent } from '../../../../journal/entries.ts'
import type { Problem } from '../../../../audits/rule.ts'
import type { Verdict } from '../../../../protocol/verdicts.ts'
import type { About, Scene, SceneStep, Seen } from '../../../../audits/seen.ts'

export type Case = {
  /** What was seen, in a phrase that stands alone: the test's title has the rule before it and the verdict after it. */
  readonly says: string
  readonly seen: Partial<Seen>
  readonly verdict: Verdict
  /** In the order of the judgement; none for a verdict that has none. */
  readonly problems?: readonly Problem['word'][]
  /** The sentence that sums it up, where it says what only these sights can have told. */
  readonly tells?: string
  /** What somebody would have to give so that it can be told. */
  readonly misses?: string
  /** What is shown for it, a line each, as `try-case.ts` writes them. */
  readonly shows?: readonly string[]
}

type Sights = {
  readonly [
    Name in Exclude<keyof Scene, 'steps' | 'journal' | 'tokens' | 'endpoint' | 'keyFiles' | 'trouble'>
  ]: Scene[Name][number]
}

/** What a step saw; the name of the step is put to each sight. */
export type StepSights = {
  readonly [Name in keyof Sights]?: readonly Omit<Sights[Name], 'step'>[]
} & { readonly journal?: readonly StepEvent[] }

/** `afterMs` is since the beginning of the step. */
export type StepEvent = JournalEvent & { readonly page?: string; readonly afterMs?: number }

/** The steps in order, each with what it saw. */
export const sceneOf = (
  steps: readonly (readonly [name: string, sights?: StepSights])[],
  more: Partial<Pick<Scene, 'tokens' | 'endpoint' | 'keyFiles' | 'trouble'>> = {},
): Scene => {
  const made: SceneStep[] = []
  const journal: Scene['journal'][number][] = []
  for (const [name, { journal: events = [] } = {}] of steps) {
    const fromIndex = journal.length
    const startedAt = START + made.length * 60_000
    for (const { afterMs = 1_000 + journal.length, ...event } of events) {
      journal.push({ page: 'page-1', ...event, index: journal.length + 1, at: startedAt + afterMs })
    }
    made.push({ name, fromIndex, toIndex: journal.length, startedAt, actedAt: startedAt + ACTED_MS })
  }
  const all = <Name extends keyof Sights>(list: Name): Sights[Name][] =>
    steps.flatMap(([step, sights]) =>
      ((sights?.[list] ?? []) as readonly Sights[Name][]).map((sight) => ({ ...sight, step })),
    )
  return {
    steps: made,
    journal,
    documents: all('documents'),
    calls: all('calls'),
    results: all('results'),
    copies: all('copies'),
    violations: all('violations'),
    requests: all('requests'),
    errors: all('errors'),
    lines: all('lines'),
    looks: all('looks'),
    stores: all('stores'),
    pictures: all('pictures'),
    heldTags: all('heldTags'),
    tokens: [],
    endpoint: null,
    keyFiles: null,
    trouble: null,
    ...more,
  }
}

/** The visitor needs so long for a step. */
const ACTED_MS = 3_000

const START = Date.UTC(2026, 0, 1)

export const ABOUT: About = {
  url: 'http://shop.example/',
  sid: '1234',
  areTokensOpened: true,
  visitors: [
    ['Camille Moreau', 'camille@example.com'],
    ['Jonas Lindqvist', 'jonas@example.com'],
  ],
}

/** An activation that succeeded. */
export const secured = (activation = 1): readonly JournalEvent[] => [
  { type: 'activation-requested', activation },
  {
    type: 'activation-settled',
    activation,
    status: 'authentication-success',
    code: null,
    reason: null,
    attempts: 1,
    optionType: 'SECURED_AUTHENTICATION',
  },
]
