import type { Fidelity } from '../../protocol/fidelity.ts'

/** Milliseconds until the tag tries again after attempt number `attempt` failed, or null for no more tries. */
export const retryDelayMs = (attempt: number, { retryCount, retryDelaysMs }: Fidelity): number | null =>
  attempt > retryCount ? null : (retryDelaysMs[attempt - 1] ?? retryDelaysMs.at(-1) ?? 0)
