/** Tokens that a backend has handed out, until a provider answers with them: the backend knows no pages. Pure. */

import type { Place } from './visitors.ts'

export type HandedOut = {
  /** Answers the place of the entry, a guess that becomes right when the token comes back. */
  readonly ask: (token: string | null, guess: Place) => Place
  /** The token has come back here. */
  readonly comesBack: (token: string | null, here: Place) => void
  /** Whether a guess turned out wrong since this was asked last. */
  readonly hasMoved: () => boolean
  readonly forget: () => void
}

const MOST = 500

export const createHandedOut = (): HandedOut => {
  const places = new Map<string, { -readonly [Name in keyof Place]: Place[Name] }>()
  let isMoved = false
  return {
    ask: (token, guess) => {
      const place = { ...guess }
      if (token !== null) places.set(token, place)
      dropFirst(places, MOST)
      return place
    },
    comesBack: (token, here) => {
      const place = token === null ? undefined : places.get(token)
      if (token === null || place === undefined) return
      places.delete(token)
      isMoved ||= place.page !== here.page || place.activation !== here.activation
      Object.assign(place, here)
    },
    hasMoved: () => {
      const hadMoved = isMoved
      isMoved = false
      return hadMoved
    },
    forget: () => places.clear(),
  }
}

export const dropFirst = (map: Map<string, unknown>, most: number): void => {
  const [first] = map.keys()
  if (map.size > most && first !== undefined) map.delete(first)
}
