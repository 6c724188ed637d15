/** Takes samples of two things in turns, so that noise of the machine affects both. */

type Sampler = () => number | Promise<number>

export type Turns = {
  readonly count: number
  /** The first turns, which are not counted. */
  readonly warmUp: number
  readonly measured: Sampler
  readonly floor: Sampler
}

export type Medians = { readonly measured: number; readonly floor: number; readonly ratio: number }

export const takeTurns = async ({ measured, floor, ...turns }: Turns): Promise<Medians> => {
  const medians = await mediansOf({ floor, measured }, turns)
  return { ...medians, ratio: medians.measured / medians.floor }
}

/** The median of each sampler. */
export const mediansOf = async <Name extends string>(
  samplers: Readonly<Record<Name, Sampler>>,
  { count, warmUp }: Pick<Turns, 'count' | 'warmUp'>,
): Promise<Readonly<Record<Name, number>>> => {
  const names = Object.keys(samplers) as Name[]
  const samples = names.map((name) => ({ name, values: [] as number[] }))
  for (let turn = 0; turn < warmUp + count; turn += 1) {
    for (const { name, values } of samples) {
      const value = await samplers[name]()
      if (turn >= warmUp) values.push(value)
    }
  }
  return Object.fromEntries(samples.map(({ name, values }) => [name, median(values)])) as Record<Name, number>
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) throw new RangeError('There is no median of no samples.')
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}
