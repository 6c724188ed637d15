/** Reads external JSON, and limits how deep it is nested. */

/** A GraphQL request with a tag's journal in it has seven levels. */
const MAX_LEVELS = 32

export type JsonBody = { readonly value: unknown } | { readonly sentence: string }

export const readJson = (text: string): JsonBody => {
  try {
    const value: unknown = JSON.parse(text)
    return isDeeperThan(value, MAX_LEVELS)
      ? { sentence: `The JSON is nested deeper than ${MAX_LEVELS} levels.` }
      : { value }
  } catch {
    return { sentence: 'The body is not JSON.' }
  }
}

/** Level by level rather than by recursion, which deep nesting would overflow. */
const isDeeperThan = (root: unknown, levels: number): boolean => {
  let level: readonly unknown[] = [root]
  for (let depth = 0; depth <= levels; depth += 1) {
    const inside: unknown[] = []
    for (const one of level) {
      if (typeof one !== 'object' || one === null) continue
      for (const value of Object.values(one) as readonly unknown[]) inside.push(value)
    }
    if (inside.length === 0) return false
    level = inside
  }
  return true
}
