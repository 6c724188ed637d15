/** Drops fields that are `undefined`, so that `{ sessionMinutes: process.env.MINUTES && 20 }` keeps the default. */

/** No setting is nested deeper than this. A deeper value is not a setting, and may be circular. */
const DEEPEST = 16

/** Copies lists and plain objects. Everything else is passed on unchanged. */
export const withoutUndefined = <Value>(value: Value): Value => copy(value, DEEPEST) as Value

const copy = (value: unknown, levels: number): unknown => {
  if (levels === 0) return value
  if (Array.isArray(value)) return value.map((child: unknown) => copy(child, levels - 1))
  if (!isPlain(value)) return value
  const kept = Object.entries(value).filter(([, child]) => child !== undefined)
  return Object.fromEntries(kept.map(([name, child]) => [name, copy(child, levels - 1)]))
}

/** Whether the object was made by `{ … }`, in this or another realm of the process. */
const isPlain = (value: unknown): value is object => {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
