/** What is `undefined` has been left out: `{ sessionMinutes: process.env.MINUTES && 20 }` keeps the default. */

/** A copy, of lists and of objects that are nothing but data; everything else is handed on as it is. */
export const withoutUndefined = <Value>(value: Value): Value => copy(value) as Value

const copy = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copy)
  if (!isPlain(value)) return value
  const kept = Object.entries(value).filter(([, child]) => child !== undefined)
  return Object.fromEntries(kept.map(([name, child]) => [name, copy(child)]))
}

/** Made by `{ … }`, here or in another realm of the same process. */
const isPlain = (value: unknown): value is object => {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
