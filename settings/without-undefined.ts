/** What is `undefined` has been left out: `{ sessionMinutes: process.env.MINUTES && 20 }` keeps the default. */

/** No setting lies deeper. What does is no setting, and may be without end. */
const DEEPEST = 16

/** A copy, of lists and of objects that are nothing but data; everything else is handed on as it is. */
export const withoutUndefined = <Value>(value: Value): Value => copy(value, DEEPEST) as Value

const copy = (value: unknown, levels: number): unknown => {
  if (levels === 0) return value
  if (Array.isArray(value)) return value.map((child: unknown) => copy(child, levels - 1))
  if (!isPlain(value)) return value
  const kept = Object.entries(value).filter(([, child]) => child !== undefined)
  return Object.fromEntries(kept.map(([name, child]) => [name, copy(child, levels - 1)]))
}

/** Made by `{ … }`, here or in another realm of the same process. */
const isPlain = (value: unknown): value is object => {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
