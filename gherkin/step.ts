/** The type of a row in the table of steps, and the functions that create one. */

import type { Language } from './language.ts'
import type { ParameterName, ParameterValues } from './parameters.ts'
import type { Scene } from './run/scene.ts'

export type Kind = 'Given' | 'When' | 'Then'

/** A Cucumber expression, and an example that it matches. */
export type Wording = { readonly expression: string; readonly example: string }

export type Step = {
  /** Permanent, because reports and recorded scenarios refer to it. */
  readonly id: string
  readonly kind: Kind
  readonly en: Wording
  readonly fr: Wording
  /** One sentence about what it does. */
  readonly about: string
  /** Whether the step has a data table, which is passed as the last value. */
  readonly hasTable: boolean
  /** `values` are those of the expression's parameters. */
  readonly run: (scene: Scene, ...values: never[]) => Promise<unknown>
  /** Rejects values that are valid, but not in this step. Throws an Error of one sentence. */
  readonly check?: (...values: never[]) => unknown
}

/** The rows of a step's data table. */
export type Rows = readonly (readonly string[])[]

type ValuesIn<Expression extends string> = Expression extends `${string}{${infer Name}}${infer Rest}`
  ? [Name extends ParameterName | 'string' ? ParameterValues[Name] : never, ...ValuesIn<Rest>]
  : []

type NamesIn<Expression extends string> = Expression extends `${string}{${infer Name}}${infer Rest}`
  ? [Name, ...NamesIn<Rest>]
  : []

/** A string is an expression without parameters, and also its own example. */
type WordingOf<Expression extends string> = Expression | { readonly expression: Expression; readonly example: string }

type Plan<English extends string, French extends string, Values extends unknown[]> = {
  readonly id: string
  readonly kind: Kind
  readonly en: WordingOf<English>
  /** Must have the same parameters in the same order. */
  readonly fr: WordingOf<French> & (NamesIn<French> extends NamesIn<English> ? unknown : never)
  readonly about: string
  readonly run: (scene: Scene, ...values: Values) => Promise<unknown>
  readonly check?: (...values: Values) => unknown
}

export const step = <const English extends string, const French extends string>(
  plan: Plan<English, French, ValuesIn<English>>,
): Step => made(plan as unknown as Written, false)

/** A step with a data table below it. */
export const stepWithTable = <const English extends string, const French extends string>(
  plan: Plan<English, French, [...ValuesIn<English>, Rows]>,
): Step => made(plan as unknown as Written, true)

type Written = Omit<Step, Language | 'hasTable'> & Readonly<Record<Language, WordingOf<string>>>

const made = (plan: Written, hasTable: boolean): Step => ({
  ...plan,
  en: wordingOf(plan.en),
  fr: wordingOf(plan.fr),
  hasTable,
})

const wordingOf = (wording: WordingOf<string>): Wording =>
  typeof wording === 'string' ? { expression: wording, example: wording } : wording
