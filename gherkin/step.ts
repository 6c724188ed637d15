/** One row of the table of steps. */

import type { ParameterName, ParameterValues } from './parameters.ts'
import type { Scene } from './scene.ts'

export type Kind = 'Given' | 'When' | 'Then'

export type Language = 'en' | 'fr'

export const LANGUAGES: readonly Language[] = ['en', 'fr']

/** A Cucumber expression, and a step that it matches. */
export type Wording = { readonly expression: string; readonly example: string }

export type Step = {
  /** Permanent: reports and scenarios that were recorded refer to it. */
  readonly id: string
  readonly kind: Kind
  readonly en: Wording
  readonly fr: Wording
  /** One sentence of what it does. */
  readonly about: string
  /** Whether rows of a table stand below the step; they come as the last value. */
  readonly hasTable: boolean
  /** `values` are those of the expression's parameters. */
  readonly run: (scene: Scene, ...values: never[]) => Promise<unknown>
  /** Of values that are right each by itself, and not in this step; throws an Error of one sentence. */
  readonly check?: (...values: never[]) => unknown
}

/** What a data table under a step has, row by row. */
export type Rows = readonly (readonly string[])[]

type ValuesIn<Expression extends string> = Expression extends `${string}{${infer Name}}${infer Rest}`
  ? [Name extends ParameterName | 'string' ? ParameterValues[Name] : never, ...ValuesIn<Rest>]
  : []

type NamesIn<Expression extends string> = Expression extends `${string}{${infer Name}}${infer Rest}`
  ? [Name, ...NamesIn<Rest>]
  : []

type WordingOf<Expression extends string> = { readonly expression: Expression; readonly example: string }

type Plan<English extends string, French extends string, Values extends unknown[]> = {
  readonly id: string
  readonly kind: Kind
  readonly en: WordingOf<English>
  /** With the same parameters in the same order. */
  readonly fr: WordingOf<French> & (NamesIn<French> extends NamesIn<English> ? unknown : never)
  readonly about: string
  readonly run: (scene: Scene, ...values: Values) => Promise<unknown>
  readonly check?: (...values: Values) => unknown
}

export const step = <const English extends string, const French extends string>(
  plan: Plan<English, French, ValuesIn<English>>,
): Step => ({ ...(plan as unknown as Omit<Step, 'hasTable'>), hasTable: false })

/** A step with a data table below it. */
export const stepWithTable = <const English extends string, const French extends string>(
  plan: Plan<English, French, [...ValuesIn<English>, Rows]>,
): Step => ({ ...(plan as unknown as Omit<Step, 'hasTable'>), hasTable: true })
