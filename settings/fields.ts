/** Building blocks for schemas. Each error says in one sentence what is expected and what was given, and follows the path. */

import { z } from 'zod'
import { misspelt, useOneOf } from '../protocol/nearest.ts'
import { alternatives, shown } from './shown.ts'

type Issue = { readonly input?: unknown }

/** The error of a schema: `must('true or false')` says "must be true or false, but is 'yes'." */
export const must = (be: string) => ({
  error: ({ input }: Issue): string => `must be ${be}, but is ${shown(input)}.`,
})

/** A value that a single predicate checks. */
export const value = <Value>(be: string, isRight: (given: unknown) => boolean) => z.custom<Value>(isRight, must(be))

/** An object that refuses unknown names and suggests the one that was meant. */
export const fields = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return must('an object').error(issue)
      // One line for each name. Zod reports them as one issue, which `check.ts` splits into several complaints.
      return issue.keys.map((key) => `does not exist; ${suggestionOf(key, Object.keys(shape))}`).join('\n')
    },
  })

const suggestionOf = (key: string, names: readonly string[]): string => {
  if (names.length === 0) return 'nothing can be given here.'
  const near = misspelt(key, names)
  return near.length > 0 ? `did you mean ${near.join(' or ')}?` : useOneOf(names)
}

export const oneOf = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words, {
    error: ({ input }: Issue) => {
      const near = typeof input === 'string' ? misspelt(input, words) : []
      if (near.length === 0) return must(alternatives(words)).error({ input })
      return `is ${shown(input)}; did you mean ${alternatives(near)}?`
    },
  })

/** Chooses the schema by looking at the value. A union could only report that none of its members fits. */
export const either = <Output>(choose: (given: unknown) => z.ZodType<Output>) =>
  z.transform((given: unknown, context): Output => {
    const { data, error } = choose(given).safeParse(given)
    if (error === undefined) return data
    context.issues.push(...error.issues.map((issue) => ({ ...issue, input: given }) as z.core.$ZodRawIssue))
    return z.NEVER
  })

const CHOICES = new WeakMap<object, readonly z.ZodType[]>()

/** Notes between which schemas one that was made by `either` chooses, for whoever documents it. */
export const choosing = <Schema extends z.ZodType>(schema: Schema, among: readonly z.ZodType[]): Schema => {
  CHOICES.set(schema, among)
  return schema
}

export const choicesOf = (schema: object): readonly z.ZodType[] | undefined => CHOICES.get(schema)

/** At least one of these fields is given. */
export const atLeastOne = <Schema extends z.ZodType>(
  schema: Schema,
  names: readonly (string & keyof z.output<Schema>)[],
) =>
  schema
    .refine((given) => names.some((name) => given[name] !== undefined), {
      error: `must have at least one of ${names.join(', ')}.`,
    })
    .meta({ anyOf: names.map((name) => ({ required: [name] })) })

export const yesOrNo = z.boolean(must('true or false'))

export const wholeNumber = (minimum: number, maximum: number, unit = '') => {
  const range = must(`a whole number${unit} from ${minimum} to ${maximum}`)
  return z.int(range).min(minimum, range).max(maximum, range)
}

export const DAY_MS = 86_400_000
export const milliseconds = wholeNumber(0, DAY_MS, ' of milliseconds')

export const text = (maximum: number, what = 'a string') => {
  const range = must(`${what} of 1 to ${maximum} characters`)
  return z.string(range).min(1, range).max(maximum, range)
}

export const listOf = <Item extends z.ZodType>(item: Item, [minimum, maximum]: readonly [number, number]) => {
  const range = must(minimum === 0 ? `a list of at most ${maximum}` : `a list of ${minimum} to ${maximum}`)
  return z.array(item, range).min(minimum, range).max(maximum, range)
}
