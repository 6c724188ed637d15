/** A page of the site: "the account page", "a page with the chat", or an address in quotes. */

import { suggestionFor } from '../../protocol/nearest.ts'
import type { Journey } from '../../playwright-kit/journey.ts'

export type Place =
  | { readonly address: string }
  /** `chatPage` is an index into `chatPages`; `said` is the wording of the step. */
  | { readonly chatPage: number; readonly said: string }
  | { readonly name: string }

export const placeOf = (said: string): Place => {
  if (said.startsWith('"')) return { address: said.slice(1, -1) }
  if (/^(?:a page with the chat|une page avec le chat)$/.test(said)) return { chatPage: 0, said }
  if (/^(?:another page with the chat|une autre page avec le chat)$/.test(said)) return { chatPage: 1, said }
  return { name: said.replace(/^the (.+) page$/, '$1').replace(/^la page (?:(?:de la|de|du|des) |d['’])?/, '') }
}

/** Throws an Error of one sentence if the journey has no such page. */
export const addressOf = (
  place: Place,
  { pages = {}, chatPages = [] }: Pick<Journey, 'pages' | 'chatPages'>,
): string => {
  if ('address' in place) return place.address
  if ('chatPage' in place) {
    const address = chatPages[place.chatPage]
    if (address !== undefined) return address
    throw new Error(
      `"${place.said}" needs ${place.chatPage === 0 ? 'an address' : 'two addresses'} in "chatPages" of the journey, which has ${chatPages.length}.`,
    )
  }
  const name = Object.keys(pages).find((known) => known.toLowerCase() === place.name.toLowerCase())
  if (name !== undefined) return pages[name] ?? ''
  const names = Object.keys(pages)
  throw new Error(
    names.length === 0
      ? `The journey does not say where the page "${place.name}" is: add pages: { ${JSON.stringify(place.name)}: '/…' } to it, or write the address in quotes.`
      : `The journey has no page "${place.name}" under "pages"; ${suggestionFor(place.name, names)} An address can be written in quotes.`,
  )
}
