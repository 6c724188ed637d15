/** Plays the scenes that the chosen audits need, side by side, and judges what they have seen. */

import type { Browser, BrowserContextOptions } from '@playwright/test'
import type { ProjectOption } from '../playwright-kit/project-option.ts'
import { knownOf, type Journey } from './journey.ts'
import type { AuditId } from './catalogue.ts'
import type { Evidence, Finding } from './finding.ts'
import { missingIn, scenesNeeded, type Judgement, type Rule } from './rule.ts'
import { RULES } from './rules.ts'
import type { SceneMeans, SignedIn } from './scene/means.ts'
import { atMost } from './scene/at-most.ts'
import { playFailure, playReason, REASONS, type Reason } from './scenes/failure.ts'
import { playKeeper } from './scenes/keeper.ts'
import { playNoToken } from './scenes/no-token.ts'
import { playPeople } from './scenes/people.ts'
import { playSessionEnded } from './scenes/session-ended.ts'
import { playTabs } from './scenes/tabs.ts'
import { playVisit } from './scenes/visit.ts'
import { playBlocked, playBroken, playSlow } from './scenes/without-tag.ts'
import type { Scene, SceneName, Seen } from './seen.ts'

export type AuditRun = {
  readonly browser: Browser
  readonly url: string
  readonly journey: Journey
  readonly project: ProjectOption
  /** In the order of the catalogue. */
  readonly audits: readonly AuditId[]
  /** As `ignoreHTTPSErrors`, or a language. */
  readonly contextOptions?: BrowserContextOptions
  /** Milliseconds of the machine that one step of the journey may take; 15 seconds when absent. */
  readonly stepLimitMs?: number
  /** How many browsers are used side by side; 4 when absent. */
  readonly concurrency?: number
  /** Told when an audit has its verdict: as soon as the scenes that it needs have been played. */
  readonly onFinding?: (finding: Finding) => void
}

export const runAudits = async (run: AuditRun): Promise<readonly Finding[]> => {
  const rules = RULES.filter(({ audit }) => run.audits.includes(audit))
  const cast = castOf(run, rules)
  const about = {
    url: run.url,
    sid: String(run.project.sid),
    areTokensOpened: run.project.publicKey !== undefined,
    visitors: run.journey.visitors.map(knownOf),
  }
  return Promise.all(
    rules.map(async (rule) => {
      const startedAt = performance.now()
      const names = scenesNeeded(rule.needs)
      const scenes = await Promise.all(names.map(async (name) => [name, await cast[name]()] as const))
      const judgement = judge(rule, { ...(Object.fromEntries(scenes) as Partial<Seen>), about })
      const finding = {
        audit: rule.audit,
        ...judgement,
        durationMs: Math.round(performance.now() - startedAt),
      } as Finding
      run.onFinding?.(finding)
      return finding
    }),
  )
}

/** Each scene is played once, when the first rule asks for it. */
type Cast = { readonly [Name in SceneName]: () => Promise<Scene> } & {
  readonly reasons: () => Promise<Readonly<Record<string, Scene>>>
}

const castOf = (run: AuditRun, _rules: readonly Rule[]): Cast => {
  const { contextOptions = {}, stepLimitMs = 15_000, concurrency = 4 } = run
  const means: SceneMeans = { ...run, contextOptions, stepLimitMs }
  const inTurn = atMost(concurrency)
  const play = (scene: (means: SceneMeans) => Promise<Scene>) => once(() => inTurn(() => scene(means)))
  const keeper = once(() => inTurn(() => playKeeper(means)))
  const visit = play(playVisit)
  /** Of a scene that needs what another one has to find first, which may be in vain. */
  const signedIn = async (scene: (state: SignedIn) => Promise<Scene>): Promise<Scene> => {
    const { state, scene: kept } = await keeper()
    return state === null ? kept : inTurn(() => scene(state))
  }
  return {
    visit,
    people: play(playPeople),
    blocked: play(playBlocked),
    broken: play(playBroken),
    slow: play(playSlow),
    failure: play(playFailure),
    tabs: play(playTabs),
    sessionEnded: once(() => signedIn((state) => playSessionEnded(means, state))),
    noToken: once(async () => {
      const seen = await visit()
      const { endpoint } = seen
      return endpoint === null ? { ...seen, steps: [] } : signedIn((state) => playNoToken(means, endpoint, state))
    }),
    reasons: once(async () => {
      const names = Object.keys(REASONS) as readonly Reason[]
      const played = names.map(
        async (name) => [name, await signedIn((state) => playReason(means, name, state))] as const,
      )
      return Object.fromEntries(await Promise.all(played))
    }),
  }
}

const judge = (rule: Rule, seen: Partial<Seen> & Pick<Seen, 'about'>): Judgement => {
  const missing = missingIn(rule.needs, seen)
  // Whatever the rule needs is there.
  if (missing === null) return rule.judge(seen as Seen)
  const { step, scene } = missing
  const trouble = scene?.trouble ?? null
  const evidence: readonly Evidence[] =
    trouble === null || trouble.png === null
      ? []
      : [{ kind: 'screenshot', caption: `The page when "${trouble.step}" could not be made`, png: trouble.png }]
  return {
    verdict: 'could-not-tell',
    missing: `the step "${step}"`,
    summary: trouble?.sentence ?? `It did not come to the step "${step}".`,
    evidence,
  }
}

const once = <Value>(make: () => Promise<Value>): (() => Promise<Value>) => {
  let made: Promise<Value> | undefined
  return () => (made ??= make())
}
