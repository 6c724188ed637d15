/** Suggestions for a misspelt word. */

/** The words nearest to `word`, nearest first, at most three; empty if none is similar. */
export const nearestTo = <Word extends string>(word: string, words: readonly Word[]): readonly Word[] =>
  words
    .map((candidate) => ({ candidate, distance: distanceBetween(plain(word), plain(candidate)) }))
    .filter(({ candidate, distance }) => distance <= Math.ceil(candidate.length / 2))
    .toSorted((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate)

/** "did you mean A, B or C?", or "use one of …" with all valid words if none is similar. */
export const suggestionFor = (word: string, words: readonly string[]): string => {
  const [last, ...others] = nearestTo(word, words).toReversed()
  if (last === undefined) return useOneOf(words)
  return `did you mean ${others.length === 0 ? last : `${others.toReversed().join(', ')} or ${last}`}?`
}

export const useOneOf = (words: readonly string[]): string =>
  words.length === 1 ? `use ${words[0]}.` : `use one of ${words.join(', ')}.`

/**
 * The words of which `word` may be a typing error: at most a third of its letters, and at most `most` letters, differ. Several
 * words are returned if they are equally near.
 */
export const misspelt = <Word extends string>(
  word: string,
  words: readonly Word[],
  most = Infinity,
): readonly Word[] => {
  const near = words
    .map((candidate) => ({ candidate, distance: distanceBetween(plain(word), plain(candidate)) }))
    .filter(({ candidate, distance }) => distance <= Math.min(most, Math.max(1, Math.floor(candidate.length / 3))))
  const least = Math.min(...near.map(({ distance }) => distance))
  return near.filter(({ distance }) => distance === least).map(({ candidate }) => candidate)
}

/** Ignores case and separators, which are not what people misspell in a name. */
const plain = (word: string): string => word.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** The edit distance: how many letters are added, removed, changed, or swapped with their neighbour. */
export const distanceBetween = (one: string, other: string): number => {
  let above = Array.from({ length: other.length + 1 }, (_none, index) => index)
  let twoAbove: readonly number[] = []
  for (let index = 0; index < one.length; index += 1) {
    const row = [index + 1]
    for (let column = 0; column < other.length; column += 1) {
      const changed = at(above, column) + (one[index] === other[column] ? 0 : 1)
      const isSwapped = index > 0 && column > 0 && one[index] === other[column - 1] && one[index - 1] === other[column]
      const swapped = isSwapped ? at(twoAbove, column - 1) + 1 : Infinity
      row.push(Math.min(at(above, column + 1) + 1, at(row, column) + 1, changed, swapped))
    }
    twoAbove = above
    above = row
  }
  return at(above, other.length)
}

const at = (row: readonly number[], index: number): number => row[index] ?? 0
