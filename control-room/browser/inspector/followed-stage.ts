/** What the page knows of the stage that was chosen: its clock, its projects, and whether the stand-in answers. */

import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import { followStage, type ConnectionState } from '../stream-client.ts'
import type { StageState } from '../stream-events.ts'

export type FollowedStage = {
  readonly stage: Signal<string>
  /** All of this server. */
  readonly stages: ReadonlySignal<readonly string[]>
  readonly projects: ReadonlySignal<StageState['projects']>
  readonly connection: ReadonlySignal<ConnectionState>
  /** The clock of the stage to the second, and that of the machine while the stage is not known. */
  readonly nowMs: ReadonlySignal<number>
  /** How far the stage was moved ahead. */
  readonly aheadMs: ReadonlySignal<number>
}

export const followChosenStage = (first: string): FollowedStage => {
  const stage = signal(first)
  const state = signal<StageState | null>(null)
  const connection = signal<ConnectionState>('connecting')
  const machineMs = signal(Date.now())
  setInterval(() => {
    machineMs.value = Date.now()
  }, 1_000)
  const aheadMs = computed(() => state.value?.aheadMs ?? 0)
  effect(() =>
    followStage(stage.value, {
      onConnection: (changed) => {
        connection.value = changed
      },
      onEvent: (name, data) =>
        batch(() => {
          if (name === 'state') state.value = data as StageState
        }),
    }),
  )
  return {
    stage,
    connection,
    aheadMs,
    stages: computed(() => state.value?.stages ?? []),
    projects: computed(() => state.value?.projects ?? []),
    nowMs: computed(() => machineMs.value + aheadMs.value),
  }
}
