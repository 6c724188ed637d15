/** Reads the reasons of the switches out of `protocol/fidelity.ts`: the comment before each of them. */

/** A type's fields and the comments right before them; without one the text is empty. */
export const reasonsOf = (source: string, names: readonly string[]): ReadonlyMap<string, string> => {
  const comments = new Map(
    [...source.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:readonly )?(\w+)\??:/g)].map(
      ([, comment = '', name = '']) => [name, plain(comment)],
    ),
  )
  return new Map(names.map((name) => [name, comments.get(name) ?? '']))
}

const plain = (comment: string): string =>
  comment
    .replaceAll(/^\s*\* ?/gm, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
