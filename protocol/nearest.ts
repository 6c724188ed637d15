/** What somebody may have meant. */

/** The words nearest to `word`, nearest first, three at most; none where nothing is like it. */
export const nearestTo = <Word extends string>(word: string, words: readonly Word[]): readonly Word[] =>
  words
    .map((candidate) => ({ candidate, distance: distanceBetween(plain(word), plain(candidate)) }))
    .filter(({ candidate, distance }) => distance <= Math.ceil(candidate.length / 2))
    .toSorted((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate)

/** "did you mean A, B or C?", or all the legal words where none is near. */
export const suggestionFor = (word: string, words: readonly string[]): string => {
  const [last, ...others] = nearestTo(word, words).toReversed()
  if (last === undefined) return `there are ${words.join(', ')}`
  return `did you mean ${others.length === 0 ? last : `${others.toReversed().join(', ')} or ${last}`}?`
}

/**
 * The word of which `word` is a slip of the fingers, or several as near: no more than a third of its letters is wrong, and no
 * more than `most`.
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

/** Case, and how words are joined, is not what people get wrong about a name. */
const plain = (word: string): string => word.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** Levenshtein's: how many letters have to be added, dropped or changed, or change places with their neighbour. */
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
