/** Samples of two things that take turns, so that a noisy moment of the machine falls on both. */

type Sampler = () => number | Promise<number>

export type Turns = {
  readonly count: number
  /** First turns, which are not counted. */
  readonly warmUp: number
  readonly measured: Sampler
  readonly floor: Sampler
}

export type Medians = { readonly measured: number; readonly floor: number; readonly ratio: number }

export const takeTurns = async (turns: Turns): Promise<Medians> => {
  const samples: { readonly measured: number; readonly floor: number }[] = []
  for (let turn = 0; turn < turns.warmUp + turns.count; turn += 1) {
    const floor = await turns.floor()
    const measured = await turns.measured()
    if (turn >= turns.warmUp) samples.push({ measured, floor })
  }
  const measured = median(samples.map((sample) => sample.measured))
  const floor = median(samples.map((sample) => sample.floor))
  return { measured, floor, ratio: measured / floor }
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) throw new RangeError('There is no median of no samples.')
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}
