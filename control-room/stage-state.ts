/** What a stage is set to do next, as its stream tells it. */

import type { Stage } from '../stage/stage.ts'
import type { StageState } from './browser/stream-events.ts'

export const stateOf = (stage: Stage, stages: readonly string[]): StageState => {
  const { clock, answers, tokenBackend, settings } = stage
  return {
    now: clock.now(),
    aheadMs: clock.aheadMs(),
    answers: answers.waiting(),
    tokenBackend: tokenBackend.waiting(),
    network: stage.network(),
    agentStatus: stage.agentStatus(),
    noTokenChoice: settings.noTokenChoice,
    projects: stage
      .projects()
      .map(({ sid, authenticationMode, publicKeys }) => ({ sid, authenticationMode, keys: publicKeys.length })),
    stages,
  }
}

/** The time goes on by itself, which is no news. */
export const isSameState = (one: StageState, other: StageState): boolean =>
  JSON.stringify({ ...one, now: 0 }) === JSON.stringify({ ...other, now: 0 })
