/** Plays the scenes that the chosen audits need, side by side, and judges what they have seen. */

import type { Browser, BrowserContextOptions } from '@playwright/test'
import type { ProjectOption } from '../playwright-kit/project-option.ts'
import type { Journey } from '../playwright-kit/journey.ts'
import { knownOf } from './journey.ts'
import type { AuditId } from './catalogue.ts'
import type { Evidence, Finding } from './finding.ts'
import { illustrate } from './illustrate.ts'
import { missingIn, scenesNeeded, type Judgement, type Rule } from './rule.ts'
import { RULES } from './rules.ts'
import type { SceneMeans, SignedIn } from './scene/means.ts'
import { atMost } from './scene/at-most.ts'
import { playFailure, playReason, REASONS, type Reason } from './scenes/failure.ts'
import { playKeeper } from './scenes/keeper.ts'
import { playNoToken, signInsOf } from './scenes/no-token.ts'
import { playPeople } from './scenes/people.ts'
import { playSessionEnded } from './scenes/session-ended.ts'
import { playTabs } from './scenes/tabs.ts'
import { playVisit, VISIT } from './scenes/visit.ts'
import { playBlocked, playBroken, playSlow } from './scenes/without-tag.ts'
import type { Scene, SceneName, Seen, Trouble } from './seen.ts'

export type AuditRun = {
  readonly browser: Browser
  readonly url: string
  readonly journey: Journey
  readonly project: ProjectOption
  /** Hosts of the brand's own that serve nothing but the tag; none when absent. */
  readonly hosts?: readonly string[]
  /** In the order of the catalogue. */
  readonly audits: readonly AuditId[]
  /** As `ignoreHTTPSErrors`, or a language. */
  readonly contextOptions?: BrowserContextOptions
  /** Milliseconds of the machine that the journey may wait for one thing; a step may take twice as long. 15 seconds when absent. */
  readonly stepLimitMs?: number
  /** How many browsers are used side by side; 4 when absent. */
  readonly concurrency?: number
  /** Told when an audit has its verdict: as soon as the scenes that it needs have been played. */
  readonly onFinding?: (finding: Finding) => void
  /** Told of each scene that could not be played to its end. */
  readonly onTrouble?: (trouble: SceneTrouble) => void
}

/** A scene, or the sign-in that others begin with. */
type CastName = SceneName | 'keeper' | 'reasons'

export type SceneTrouble = Trouble & { readonly scene: CastName }

/** Where tag and platform do as they should, whoever cannot sign in has a wrong journey, or a site that is down. */
const FAIR_SCENES: readonly CastName[] = ['visit', 'keeper', 'people', 'tabs']

const FIRST_STEPS: readonly string[] = [VISIT.opens, VISIT.signsIn]

/** The first reason why nobody could sign in; null where somebody could. */
export const signInTrouble = (troubles: readonly SceneTrouble[]): SceneTrouble | null =>
  FAIR_SCENES.flatMap((name) => troubles.filter(({ scene }) => scene === name)).find(({ step }) =>
    FIRST_STEPS.includes(step),
  ) ?? null

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
  const { contextOptions = {}, stepLimitMs = 15_000, hosts = [] } = run
  const means: SceneMeans = { ...run, contextOptions, stepLimitMs, hosts }
  const { play, signedIn } = actorsOf(run, means)
  const visit = play('visit', playVisit)
  return {
    visit,
    people: play('people', playPeople),
    blocked: play('blocked', playBlocked),
    broken: play('broken', playBroken),
    slow: play('slow', playSlow),
    failure: play('failure', playFailure),
    tabs: play('tabs', playTabs),
    sessionEnded: once(() => signedIn('sessionEnded', (state) => playSessionEnded(means, state))),
    noToken: once(async () => {
      const seen = await visit()
      const { endpoint } = seen
      return endpoint === null
        ? { ...seen, steps: [] }
        : signedIn('noToken', (state) => playNoToken(means, { endpoint, signIns: signInsOf(seen) }, state))
    }),
    reasons: once(async () => {
      const names = Object.keys(REASONS) as readonly Reason[]
      const played = names.map(
        async (name) => [name, await signedIn('reasons', (state) => playReason(means, name, state))] as const,
      )
      return Object.fromEntries(await Promise.all(played))
    }),
  }
}

type Actors = {
  readonly play: (name: SceneName, scene: (means: SceneMeans) => Promise<Scene>) => () => Promise<Scene>
  /** Of a scene that begins with somebody who is signed in, which may be in vain. */
  readonly signedIn: (name: CastName, scene: (state: SignedIn) => Promise<Scene>) => Promise<Scene>
}

const actorsOf = ({ concurrency = 4, onTrouble }: AuditRun, means: SceneMeans): Actors => {
  const inTurn = atMost(concurrency)
  const watched = (name: CastName, scene: Scene): Scene => {
    if (scene.trouble !== null) onTrouble?.({ ...scene.trouble, scene: name })
    return scene
  }
  const keeper = once(async () => {
    const kept = await inTurn(() => playKeeper(means))
    watched('keeper', kept.scene)
    return kept
  })
  return {
    play: (name, scene) => once(async () => watched(name, await inTurn(() => scene(means)))),
    signedIn: async (name, scene) => {
      const { state, scene: kept } = await keeper()
      return state === null ? kept : watched(name, await inTurn(() => scene(state)))
    },
  }
}

const judge = (rule: Rule, seen: Partial<Seen> & Pick<Seen, 'about'>): Judgement => {
  const missing = missingIn(rule.needs, seen)
  // Whatever the rule needs is there.
  if (missing === null) return illustrate(rule.judge(seen as Seen), rule.needs, seen)
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
