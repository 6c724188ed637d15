/** What the schemas are made of. Each says in one sentence what it wants and what it was given; the path comes before it. */

import { z } from 'zod'
import { misspelt } from '../protocol/nearest.ts'
import { alternatives, shown } from './shown.ts'

type Issue = { readonly input?: unknown }

/** The error of a schema: `must('true or false')` says "must be true or false, and is 'yes'." */
export const must = (be: string) => ({
  error: ({ input }: Issue): string => `must be ${be}, and is ${shown(input)}.`,
})

/** Values of which one question tells whether they are right. */
export const value = <Value>(be: string, isRight: (given: unknown) => boolean) => z.custom<Value>(isRight, must(be))

/** An object that refuses every other name, and says which was meant. */
export const fields = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return must('an object').error(issue)
      // One line for each name, which the check splits again: it is one issue, and several complaints.
      return issue.keys.map((key) => `does not exist; ${suggestionOf(key, Object.keys(shape))}`).join('\n')
    },
  })

const suggestionOf = (key: string, names: readonly string[]): string => {
  if (names.length === 0) return 'nothing can be given here.'
  const near = misspelt(key, names)
  return near.length > 0 ? `did you mean ${near.join(' or ')}?` : `there are ${names.join(', ')}.`
}

export const oneOf = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words, {
    error: ({ input }: Issue) => {
      const near = typeof input === 'string' ? misspelt(input, words) : []
      if (near.length === 0) return must(alternatives(words)).error({ input })
      return `is ${shown(input)}; did you mean ${alternatives(near)}?`
    },
  })

/** The schema that is meant, seen from the value: a union could only say that none of its members fits. */
export const either = <Output>(choose: (given: unknown) => z.ZodType<Output>) =>
  z.transform((given: unknown, context): Output => {
    const { data, error } = choose(given).safeParse(given)
    if (error === undefined) return data
    context.issues.push(...error.issues.map((issue) => ({ ...issue, input: given }) as z.core.$ZodRawIssue))
    return z.NEVER
  })

export const yesOrNo = z.boolean(must('true or false'))

export const wholeNumber = (minimum: number, maximum: number, unit = '') => {
  const range = must(`a whole number${unit} from ${minimum} to ${maximum}`)
  return z.int(range).min(minimum, range).max(maximum, range)
}

export const DAY_MS = 86_400_000
export const milliseconds = wholeNumber(0, DAY_MS, ' of milliseconds')

export const text = (maximum: number, what = 'a text') => {
  const range = must(`${what} of 1 to ${maximum} characters`)
  return z.string(range).min(1, range).max(maximum, range)
}

export const listOf = <Item extends z.ZodType>(item: Item, [minimum, maximum]: readonly [number, number]) => {
  const range = must(minimum === 0 ? `a list of at most ${maximum}` : `a list of ${minimum} to ${maximum}`)
  return z.array(item, range).min(minimum, range).max(maximum, range)
}
