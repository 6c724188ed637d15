/** Aligns two lists: what they have in common, in order, and what only one of them has. Pure. */

export type Step<One, Other> =
  | { readonly kind: 'both'; readonly one: One; readonly other: Other }
  | { readonly kind: 'one only'; readonly one: One }
  | { readonly kind: 'other only'; readonly other: Other }

/** The longest common subsequence; of several, the one with the earlier items of `ones`. */
export const align = <One, Other>(
  ones: readonly One[],
  others: readonly Other[],
  isMatch: (one: One, other: Other) => boolean,
): readonly Step<One, Other>[] => {
  const lengths = commonLengths(ones, others, isMatch)
  const steps: Step<One, Other>[] = []
  let [row, column] = [0, 0]
  while (row < ones.length || column < others.length) {
    const one = ones[row]
    const other = others[column]
    const [below, right] = [at(lengths, row + 1, column), at(lengths, row, column + 1)]
    if (one !== undefined && other !== undefined && isMatch(one, other)) {
      steps.push({ kind: 'both', one, other })
      row += 1
      column += 1
    } else if (one !== undefined && (other === undefined || below > right)) {
      steps.push({ kind: 'one only', one })
      row += 1
    } else if (other !== undefined) {
      steps.push({ kind: 'other only', other })
      column += 1
    }
  }
  return steps
}

/** `[row][column]`: the length of what the two lists have in common from there to their ends. */
const commonLengths = <One, Other>(
  ones: readonly One[],
  others: readonly Other[],
  isMatch: (one: One, other: Other) => boolean,
): readonly (readonly number[])[] => {
  const lengths = Array.from({ length: ones.length + 1 }, () => Array.from({ length: others.length + 1 }, () => 0))
  for (const [row, one] of [...ones.entries()].toReversed()) {
    for (const [column, other] of [...others.entries()].toReversed()) {
      const length = isMatch(one, other)
        ? 1 + at(lengths, row + 1, column + 1)
        : Math.max(at(lengths, row + 1, column), at(lengths, row, column + 1))
      const line = lengths[row]
      if (line !== undefined) line[column] = length
    }
  }
  return lengths
}

const at = (lengths: readonly (readonly number[])[], row: number, column: number): number => lengths[row]?.[column] ?? 0
