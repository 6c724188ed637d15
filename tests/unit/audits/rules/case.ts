/** What rules are tried with: sights as a browser would have had them, written by hand. */

import { VISIT } from '../../../../audits/scenes/visit.ts'
import type { FailureCode } from '../../../../protocol/failures.ts'
import type { JournalEvent } from '../../../../protocol/journal.ts'
import type { Problem, Rule } from '../../../../audits/rule.ts'
import type { Verdict } from '../../../../audits/finding.ts'
import type { About, Scene, SceneStep, Seen, SeenDocument, SeenRequest } from '../../../../audits/seen.ts'

export type Case = {
  /** The claim: what the rule says of these sights. */
  readonly says: string
  readonly seen: Partial<Seen>
  readonly verdict: Verdict
  /** In the order of the judgement; none for a verdict that has none. */
  readonly problems?: readonly Problem['word'][]
}

export type RuleCases = { readonly rule: Rule; readonly cases: readonly Case[] }

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

/** A visit that saw these sights while signing in, and came to its end. */
export const visitWith = (sights: StepSights): { readonly visit: Scene } => ({
  visit: sceneOf([[VISIT.opens], [VISIT.signsIn, sights], [VISIT.looksAround], [VISIT.comesBack]]),
})

/** On a page of this name, where it is not the only one. */
export const onPage = (page: string, ...events: readonly JournalEvent[]): NonNullable<StepSights['journal']> =>
  events.map((event) => ({ ...event, page }))

type EventOf<Type extends JournalEvent['type']> = Extract<JournalEvent, { readonly type: Type }>

export const loaded = (path: string): JournalEvent => ({
  type: 'tag-loaded',
  sid: ABOUT.sid,
  url: `${ABOUT.url}${path}`,
})

export const requested = (activation = 1): JournalEvent => ({ type: 'activation-requested', activation })

export const asked = (): EventOf<'provider-called'> => ({ type: 'provider-called', activation: 1, attempt: 1 })

export const answered = (token: string | null): EventOf<'provider-answered'> => ({
  type: 'provider-answered',
  activation: 1,
  attempt: 1,
  outcome: 'option',
  optionType: token === null ? null : 'SECURED_AUTHENTICATION',
  token,
})

export const settled = (changes: Partial<EventOf<'activation-settled'>> = {}): EventOf<'activation-settled'> => ({
  type: 'activation-settled',
  activation: 1,
  status: 'authentication-success',
  code: null,
  reason: null,
  attempts: 1,
  optionType: 'SECURED_AUTHENTICATION',
  ...changes,
})

export const failed = (code: FailureCode): EventOf<'activation-settled'> =>
  settled({ status: 'authentication-failure', code, reason: 'a reason', optionType: null })

/** An activation that succeeded. */
export const secured = (activation = 1): readonly JournalEvent[] => [requested(activation), settled({ activation })]

export const TAG = { src: 'http://halc.iadvize.com/iadvize.js', isAsync: true } as const

type DocumentSight = Omit<SeenDocument, 'step'>

/** A page with the vendor's snippet, at rest. */
export const documentOf = ({
  id = 'a',
  moment = 'at rest',
  ...facts
}: Partial<Pick<DocumentSight, 'id' | 'moment'> & DocumentSight['facts']>): DocumentSight => ({
  id,
  moment,
  url: `${ABOUT.url}account`,
  isTop: true,
  facts: { queue: 'array', sid: ABOUT.sid, elements: [TAG], hasCallbacks: false, customData: null, ...facts },
})

export const requestOf = (changes: Partial<SeenRequest>): Omit<SeenRequest, 'step'> => ({
  url: ABOUT.url,
  method: 'GET',
  kind: 'document',
  from: ABOUT.url,
  sentHeaders: {},
  sent: null,
  status: 200,
  answerHeaders: {},
  answer: null,
  isVendor: false,
  ...changes,
})
