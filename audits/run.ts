/** Plays the scenes that the chosen audits need, several at a time, and judges what they have seen. */

import type { Browser, BrowserContextOptions } from '@playwright/test'
import { once } from '../protocol/once.ts'
import type { ProjectOption } from '../playwright-kit/options/project-option.ts'
import type { Journey } from '../playwright-kit/journey.ts'
import { knownOf } from './journey/journey.ts'
import { RULES, type AuditId, type Rule } from './catalogue.ts'
import { foldConsequences, type Sights, type Told } from './causes/causes.ts'
import type { Evidence, Finding } from './finding.ts'
import { illustrate } from './illustrate.ts'
import { LEFT_BEHIND } from './missing.ts'
import { missingIn, scenesNeeded, type Judgement } from './rule.ts'
import type { SceneDeps, SignedIn } from './scene/deps.ts'
import { atMost } from './scene/at-most.ts'
import { playFailure, playReason, REASONS, type Reason } from './scenes/failure.ts'
import { playGoingBack } from './scenes/going-back.ts'
import { playKeeper } from './scenes/keeper.ts'
import { playNoToken, signInsOf } from './scenes/no-token.ts'
import { playPeople } from './scenes/people.ts'
import { playSessionEnded } from './scenes/session-ended.ts'
import { playTabs } from './scenes/tabs.ts'
import { playVisit } from './scenes/visit.ts'
import { playBlocked, playBroken, playSlow } from './scenes/without-tag.ts'
import type { CastName, Scene, SceneName, Seen, Trouble } from './seen.ts'
import { VISIT } from './scenes/steps.ts'

export type AuditRun = {
  readonly browser: Browser
  readonly url: string
  readonly journey: Journey
  readonly project: ProjectOption
  /** Hosts of the brand's own that serve nothing but the tag; none when absent. */
  readonly hosts?: readonly string[]
  /** In the order of the catalogue. */
  readonly audits: readonly AuditId[]
  /** Such as `ignoreHTTPSErrors`, or a language. */
  readonly contextOptions?: BrowserContextOptions
  /**
   * How long the journey may wait for one thing, in milliseconds of real time; a step may take twice as long. 15 seconds
   * when absent.
   */
  readonly stepLimitMs?: number
  /** How many browsers run at the same time; 4 when absent. */
  readonly concurrency?: number
  /** Called when an audit has its verdict, as soon as the scenes that it needs have been played. */
  readonly onFinding?: (finding: Finding) => void
  /** Called when a browser begins to play a scene, and when it ends. */
  readonly onScene?: (scene: CastName, isPlaying: boolean) => void
  /** Called for each scene that could not be played to its end. */
  readonly onTrouble?: (trouble: SceneTrouble) => void
}

export type SceneTrouble = Trouble & { readonly scene: CastName }

/** In these scenes tag and platform work as they should, so a failed sign-in means a wrong journey or a site that is down. */
const FAIR_SCENES: readonly CastName[] = ['visit', 'keeper', 'people', 'tabs']

const FIRST_STEPS: readonly string[] = [VISIT.opens, VISIT.signsIn]

/** The first reason why no visitor could sign in; null if one could. */
export const signInTrouble = (troubles: readonly SceneTrouble[]): SceneTrouble | null =>
  FAIR_SCENES.flatMap((name) => troubles.filter(({ scene }) => scene === name)).find(({ step }) =>
    FIRST_STEPS.includes(step),
  ) ?? null

/** The first address of the journey at which there was no page; null if there was one at each. */
export const journeyTrouble = (troubles: readonly SceneTrouble[]): SceneTrouble | null =>
  troubles.find(({ isOfJourney }) => isOfJourney === true) ?? null

export const runAudits = async (run: AuditRun): Promise<readonly Finding[]> => (await auditSite(run)).findings

/**
 * Going back takes real time but little work, so the other scenes can run meanwhile. Other scenes need the result of the
 * visit.
 */
const FIRST_SCENES = ['goingBack', 'visit'] as const satisfies readonly SceneName[]

/** What each rule says about the site, with each consequence under its cause. */
export const auditSite = async (run: AuditRun): Promise<Told> => {
  const { scenes, play, judge } = prepareAudit(run)
  for (const name of FIRST_SCENES) if (scenes.includes(name)) void play(name)
  return judge()
}

/** An audit whose scenes can be played one by one. Each is played once, however often it is asked for. */
export type PreparedAudit = {
  /** What the chosen rules need. */
  readonly scenes: readonly SceneToPlay[]
  /** Resolves with the troubles of the scene. */
  readonly play: (name: SceneToPlay) => Promise<readonly Trouble[]>
  /** Plays the scenes that have not been played yet. */
  readonly judge: () => Promise<Told>
}

export type SceneToPlay = keyof Cast

export const prepareAudit = (run: AuditRun): PreparedAudit => {
  const rules = RULES.filter(({ audit }) => run.audits.includes(audit))
  const cast = castOf(run)
  return {
    scenes: [...new Set(rules.flatMap(({ needs }) => scenesNeeded(needs)))],
    play: async (name) => {
      const played = name === 'reasons' ? Object.values(await cast.reasons()) : [await cast[name]()]
      return played.flatMap(({ trouble }) => trouble ?? [])
    },
    judge: () => judgeBy(run, rules, cast),
  }
}

const judgeBy = async (run: AuditRun, rules: readonly (typeof RULES)[number][], cast: Cast): Promise<Told> => {
  const about = {
    url: run.url,
    sid: String(run.project.sid),
    areTokensOpened: run.project.publicKey !== undefined,
    visitors: run.journey.visitors.map(knownOf),
  }
  const played: { seen: Sights } = { seen: { about } }
  const findings = await Promise.all(
    rules.map(async (rule) => {
      const startedAt = performance.now()
      const names = scenesNeeded(rule.needs)
      const scenes = await Promise.all(names.map(async (name) => [name, await cast[name]()] as const))
      const seen = { ...(Object.fromEntries(scenes) as Partial<Seen>), about }
      played.seen = { ...played.seen, ...seen }
      const judgement = judgementOf(rule, seen)
      const finding = {
        audit: rule.audit,
        ...judgement,
        durationMs: Math.round(performance.now() - startedAt),
      } as Finding
      run.onFinding?.(finding)
      return finding
    }),
  )
  return foldConsequences(findings, played.seen)
}

/** Each scene is played once, when the first rule asks for it. */
type Cast = { readonly [Name in SceneName]: () => Promise<Scene> } & {
  readonly reasons: () => Promise<Readonly<Record<string, Scene>>>
}

const castOf = (run: AuditRun): Cast => {
  const { contextOptions = {}, stepLimitMs = 15_000, hosts = [] } = run
  const deps: SceneDeps = { ...run, contextOptions, stepLimitMs, hosts }
  const { play, signedIn } = actorsOf(run, deps)
  const visit = play('visit', playVisit)
  return {
    visit,
    people: play('people', playPeople),
    blocked: play('blocked', playBlocked),
    broken: play('broken', playBroken),
    slow: play('slow', playSlow),
    failure: play('failure', playFailure),
    tabs: play('tabs', playTabs),
    goingBack: play('goingBack', playGoingBack),
    sessionEnded: once(async () => {
      const { endpoint } = await visit()
      return signedIn('sessionEnded', (state) => playSessionEnded(deps, endpoint, state))
    }),
    noToken: once(async () => {
      const seen = await visit()
      const { endpoint } = seen
      return endpoint === null
        ? { ...seen, steps: [] }
        : signedIn('noToken', (state) => playNoToken(deps, { endpoint, signIns: signInsOf(seen) }, state))
    }),
    reasons: once(async () => {
      const names = Object.keys(REASONS) as readonly Reason[]
      const played = names.map(
        async (name) => [name, await signedIn('reasons', (state) => playReason(deps, name, state))] as const,
      )
      return Object.fromEntries(await Promise.all(played))
    }),
  }
}

type Actors = {
  readonly play: (name: SceneName, scene: (deps: SceneDeps) => Promise<Scene>) => () => Promise<Scene>
  /** Plays a scene that begins with a signed-in visitor. If the sign-in failed, the result is the scene of the sign-in. */
  readonly signedIn: (name: CastName, scene: (state: SignedIn) => Promise<Scene>) => Promise<Scene>
}

const actorsOf = ({ concurrency = 4, onTrouble, onScene }: AuditRun, deps: SceneDeps): Actors => {
  const oneOfMany = atMost(concurrency)
  const inTurn = <Played>(name: CastName, scene: () => Promise<Played>): Promise<Played> =>
    oneOfMany(async () => {
      onScene?.(name, true)
      try {
        return await scene()
      } finally {
        onScene?.(name, false)
      }
    })
  const watched = (name: CastName, scene: Scene): Scene => {
    if (scene.trouble !== null) onTrouble?.({ ...scene.trouble, scene: name })
    return scene
  }
  const keeper = once(async () => {
    const kept = await inTurn('keeper', () => playKeeper(deps))
    watched('keeper', kept.scene)
    return kept
  })
  return {
    play: (name, scene) => once(async () => watched(name, await inTurn(name, () => scene(deps)))),
    signedIn: async (name, scene) => {
      const { state, scene: kept } = await keeper()
      return state === null ? kept : watched(name, await inTurn(name, () => scene(state)))
    },
  }
}

const missed = (trouble: Trouble | null, step: string): string => {
  if (trouble?.isOfJourney === true) return 'a page at the address that the journey names'
  return trouble?.isLeftBehind === true ? LEFT_BEHIND : `the step "${step}"`
}

const judgementOf = (rule: Rule, seen: Sights): Judgement => {
  const missing = missingIn(rule.needs, seen)
  // Everything that the rule needs is there.
  if (missing === null) return illustrate(rule.judge(seen as Seen))
  const { step, scene } = missing
  const trouble = scene?.trouble ?? null
  const evidence: readonly Evidence[] =
    trouble === null || trouble.png === null
      ? []
      : [{ kind: 'screenshot', caption: `The page when "${trouble.step}" failed`, png: trouble.png }]
  return {
    verdict: 'could-not-tell',
    missing: missed(trouble, step),
    summary: trouble?.sentence ?? `The step "${step}" was not reached.`,
    evidence,
  }
}
