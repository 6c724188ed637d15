/** Checks what a file exports as a journey, before a browser starts. */

import { z } from 'zod'
import { suggestionFor } from '../../protocol/nearest.ts'
import type { Journey } from '../../playwright-kit/journey.ts'

/** The message tells the user the file, every mistake in it, and what is valid. */
export class JourneyError extends Error {
  override readonly name = 'JourneyError'
}

const functionOf = <Step>(parameters: string) =>
  z.custom<Step>((value) => typeof value === 'function', `must be a function (${parameters})`)

const VISITOR = 'must be an object of strings, such as { email, password }'
const VALUE = 'must be a string that is not empty; if it comes from an environment variable, set that variable'
const visitor = z
  .record(z.string(), z.string(VALUE).min(1, VALUE), VISITOR)
  .refine((fields) => Object.keys(fields).length > 0, VISITOR)

const PAGES = 'must be addresses, such as ["/account", "/"]'

const journey = z.object({
  visitors: z
    .array(visitor, 'must be a list of one or two people who can sign in')
    .min(1, 'must have one person who can sign in, or better two')
    .max(2, 'must not have more than two people') as unknown as z.ZodType<Journey['visitors']>,
  signIn: functionOf<Journey['signIn']>('page, visitor'),
  signOut: functionOf<Journey['signOut']>('page'),
  open: functionOf<NonNullable<Journey['open']>>('page, address').exactOptional(),
  chatPages: z.array(z.string(PAGES).min(1, PAGES), PAGES).exactOptional(),
})

/**
 * `exported` are the exports of the file: the parts of the journey by name, or a default export that has them. Throws a
 * `JourneyError` that names every mistake.
 */
export const readJourney = (exported: Readonly<Record<string, unknown>>, file: string): Journey => {
  const given = withDefault(exported)
  if (Object.keys(given).length === 0) {
    throw new JourneyError(
      `The journey ${file} exports nothing: it needs visitors, signIn(page, visitor) and signOut(page), as named exports or in one default export.`,
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
    `The journey ${file} exports ${near}, which is not part of a journey; ${suggestionFor(near, Object.keys(journey.shape))}`,
  )
}

const withDefault = (exported: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const { default: whole, ...named } = exported
  return typeof whole === 'object' && whole !== null ? { ...named, ...whole } : named
}

/** Whether the name is a typo of a known one. Other names are allowed, because a journey may export its helpers. */
const isNear = (name: string, known: string): boolean => plain(name) === plain(known)

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]|s$/g, '')
