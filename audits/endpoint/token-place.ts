/** Where the token is in an answer. Pure. */

import { jsonIn } from '../../diagnosis/token/core.ts'
import { lookAt } from '../../diagnosis/token/look.ts'
import { describeNoToken } from '../../diagnosis/token/no-token.ts'
import { mintedIn } from '../scenes/endpoint.ts'

/** The names of fields from the outside in; none for JSON that is the token itself; null for plain text. */
export type Place = readonly string[] | null

export type Found = { readonly token: string; readonly place: Place }

/** The token of the first answer. `field` is the path that the user has given; null if the token is to be found. */
export const findToken = (text: string, field: readonly string[] | null): Found | null => {
  const json = jsonIn(text)
  if (json === undefined) return field === null ? inText(text) : null
  if (field === null && isSerialised(text)) return { token: text.trim(), place: null }
  const texts = textsIn(json, [])
  if (field !== null) {
    return texts.find(({ place }) => place?.join('.') === field.join('.')) ?? null
  }
  const [best] = texts.toSorted((one, other) => rankOf(other) - rankOf(one))
  return best === undefined || rankOf(best) === 0 ? null : best
}

/** The JSON is the token, in a form that the platform does not take. */
const isSerialised = (text: string): boolean => {
  const { core, wrappings } = lookAt(text.trim())
  return wrappings.length === 0 && (core.kind === 'jwe' || core.kind === 'jws') && core.form === 'JSON'
}

const inText = (text: string): Found | null => {
  const token = text.trim()
  return isToken(token) || describeNoToken(token).cause === 'token-placeholder' ? { token, place: null } : null
}

/** The token in a later answer. A text that only looks like one, such as a token against forgery, does not count. */
export const tokenAgain = (text: string, first: Found & { readonly text: string }): string | null => {
  const json = jsonIn(text)
  const { place } = first
  const there =
    place === null
      ? inText(text)
      : textsIn(json, []).find((one) => one.place?.join('.') === place.join('.') && isToken(one.token))
  return there?.token ?? mintedIn(text, { answer: first.text, tokens: [first.token] })
}

const isToken = (text: string): boolean => kindOf(text) !== 'other'

const kindOf = (text: string) => (text.length < SHORTEST ? 'other' : lookAt(text).core.kind)

const SHORTEST = 20

const KINDS = { jwe: 6, jws: 4, damaged: 2, other: 0 } as const

/** What looks like a token comes before what is only called one, such as a placeholder. */
const rankOf = ({ token, place }: Found): number => {
  const name = place?.at(-1) ?? ''
  const isCalledToken = NAMED.test(name) && !OTHERS.test(name)
  const kind = KINDS[kindOf(token)]
  return kind === 0 && !isCalledToken ? 0 : kind + (isCalledToken ? 1 : 0)
}

const NAMED = /token|jwe|jwt/i
const OTHERS = /csrf|xsrf|refresh|access|type|expir|id$/i

const MAX_DEPTH = 8
const MAX_FIELDS = 200

const textsIn = (value: unknown, place: readonly string[]): readonly Found[] => {
  if (typeof value === 'string') return [{ token: value, place }]
  if (typeof value !== 'object' || value === null || place.length === MAX_DEPTH) return []
  return Object.entries(value)
    .slice(0, MAX_FIELDS)
    .flatMap(([name, inside]) => textsIn(inside, [...place, name]))
}

/** What the text is instead, for a sentence. */
export const noTokenWords = (text: string): string => {
  const trimmed = text.trim()
  return trimmed === '' ? 'empty' : describeNoToken(trimmed).what
}

export const isWebPage = (text: string, contentType = ''): boolean =>
  /^\s*(?:text\/html|application\/xhtml)/i.test(contentType) || /^\s*(?:<!doctype html|<html)/i.test(text)
