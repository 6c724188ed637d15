/** Values as code. */

import { text } from '../../playwright-kit/recorder/code.ts'

/** Texts that have a name are written by it. */
export type Names = ReadonlyMap<string, string>

export const literal = (value: unknown, names: Names = new Map()): string => {
  if (typeof value === 'string') return names.get(value) ?? text(value)
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, names)).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return fields.length === 0
    ? '{}'
    : `{ ${fields.map(([name, field]) => `${keyOf(name)}: ${literal(field, names)}`).join(', ')} }`
}

const keyOf = (name: string): string => (/^[a-z_]\w*$/i.test(name) ? name : text(name))

/** Every text of several lines in the value, by a name for it. */
export const namedTexts = (value: unknown, name: string): Names => {
  const found = [...new Set(longTextsIn(value))]
  return new Map(found.map((long, index) => [long, index === 0 ? name : `${name}_${index + 1}`]))
}

const longTextsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.includes('\n') ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(longTextsIn) : []
}

/** One constant each. */
export const constantsOf = (names: Names): readonly string[] =>
  [...names].map(([long, name]) => `const ${name} = \`${long.trim().replaceAll(/[\\`]|\$\{/g, String.raw`\$&`)}\``)
