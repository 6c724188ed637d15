import type { Fidelity } from '../../protocol/fidelity.ts'

/** Milliseconds from the failure of attempt number `attempt` to the next attempt, or null if there is none. */
export const retryDelayMs = (attempt: number, { retryCount, retryDelaysMs }: Fidelity): number | null =>
  attempt > retryCount ? null : (retryDelaysMs[attempt - 1] ?? retryDelaysMs.at(-1) ?? 0)
