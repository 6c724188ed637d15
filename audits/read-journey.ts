/** What a file exports as a journey, checked before anybody waits for a browser. */

import { z } from 'zod'
import type { Journey } from '../playwright-kit/journey.ts'

/** The message is for the person: the file, every mistake in it, and what belongs there. */
export class JourneyError extends Error {
  override readonly name = 'JourneyError'
}

const functionOf = <Step>(parameters: string) =>
  z.custom<Step>((value) => typeof value === 'function', `must be a function (${parameters})`)

const VISITOR = 'must be an object of texts, as { email, password }'
const VALUE = 'must be a text that is not empty; where it comes from the environment, set the variable'
const visitor = z
  .record(z.string(), z.string(VALUE).min(1, VALUE), VISITOR)
  .refine((fields) => Object.keys(fields).length > 0, VISITOR)

const PAGES = 'must be addresses, as ["/account", "/"]'

const journey = z.object({
  visitors: z
    .array(visitor, 'must be a list of one or two people who can sign in')
    .min(1, 'must have one person who can sign in, and better two')
    .max(2, 'must not have more than two people') as unknown as z.ZodType<Journey['visitors']>,
  signIn: functionOf<Journey['signIn']>('page, visitor'),
  signOut: functionOf<Journey['signOut']>('page'),
  open: functionOf<NonNullable<Journey['open']>>('page, address').exactOptional(),
  chatPages: z.array(z.string(PAGES).min(1, PAGES), PAGES).exactOptional(),
})

/**
 * `exported` are the exports of the file: those with these names, or a default one that has them. Throws a
 * `JourneyError` that names every mistake.
 */
export const readJourney = (exported: Readonly<Record<string, unknown>>, file: string): Journey => {
  const given = withDefault(exported)
  if (Object.keys(given).length === 0) {
    throw new JourneyError(
      `The journey ${file} exports nothing: it needs visitors, signIn(page, visitor) and signOut(page), each by its name or all in a default export.`,
    )
  }
  const { data, error } = journey.safeParse(given)
  if (error !== undefined) {
    const faults = error.issues.map(({ path, message }) => `${z.core.toDotPath(path)} ${message}`)
    throw new JourneyError(`The journey ${file} cannot be used: ${faults.join('; ')}.`)
  }
  const unknown = Object.keys(given).filter((name) => !(name in journey.shape))
  const near = unknown.find((name) => Object.keys(journey.shape).some((known) => isNear(name, known)))
  if (near === undefined) return data
  throw new JourneyError(
    `The journey ${file} exports ${near}, which nobody asks for: there are ${Object.keys(journey.shape).join(', ')}.`,
  )
}

const withDefault = (exported: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const { default: whole, ...named } = exported
  return typeof whole === 'object' && whole !== null ? { ...named, ...whole } : named
}

/** A slip of the pen: helpers of the journey may be exported under any other name. */
const isNear = (name: string, known: string): boolean => plain(name) === plain(known)

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]|s$/g, '')
