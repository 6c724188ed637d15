/** The parameters of steps, and the values that they yield. */

import { countOf, wholeNumberOf } from './parameters/count.ts'
import { durationOf } from './parameters/duration.ts'
import { placeOf, type Place } from './parameters/place.ts'
import { reasonOf, type Reason } from './parameters/reason.ts'
import { personOf, type Person } from './parameters/visitor.ts'

/** Keyed by the name in braces. `string` is Cucumber's own: text in quotes. */
export type ParameterValues = {
  readonly reason: Reason
  readonly duration: number
  readonly count: number
  readonly number: number
  readonly visitor: Person
  readonly page: Place
  readonly string: string
}

export type ParameterName = Exclude<keyof ParameterValues, 'string'>

export type Parameter = {
  readonly name: ParameterName
  /** Matches more than the valid words, so that a wrong word gets a sentence of its own, not "there is no step". */
  readonly pattern: RegExp
  /** Throws an Error of one sentence if the text is invalid. */
  readonly read: (text: string) => unknown
  readonly about: string
  /** English examples, then French ones. */
  readonly examples: readonly [readonly string[], readonly string[]]
}

export const PARAMETERS: readonly Parameter[] = [
  {
    name: 'reason',
    pattern: /"[^"]*"|[A-Za-z]+(?:[_-][A-Za-z]+)*/,
    read: reasonOf,
    about: 'A code of the [failure table](failures.md), or the reason that the site receives, in quotes.',
    examples: [['TOKEN_EXPIRED', '"A login is already ongoing"'], ['TOKEN_EXPIRED']],
  },
  {
    name: 'duration',
    pattern: /[^"]+?/,
    read: durationOf,
    about: 'A duration.',
    examples: [
      ['15 minutes', '90 s', '1 h 30 min', 'a quarter of an hour', 'two days'],
      ["un quart d'heure", 'une heure', '15 min'],
    ],
  },
  {
    name: 'count',
    pattern: /once|twice|[^\s"]+ times?|[^\s"]+ fois/,
    read: countOf,
    about: 'How often.',
    examples: [
      ['once', 'twice', 'three times', '4 times'],
      ['une fois', 'deux fois', '4 fois'],
    ],
  },
  {
    name: 'number',
    pattern: /[^\s"]+/,
    read: wholeNumberOf,
    about: 'A whole number.',
    examples: [['4', 'four', 'no'], ['quatre']],
  },
  {
    name: 'visitor',
    pattern:
      /[Tt]he customer|[Aa]nother customer|[Aa] visitor|[Ll]e client|[Ll]a cliente|[Uu]n autre client|[Uu]ne autre cliente|[Uu]n visiteur|[Uu]ne visiteuse|[A-ZÀ-Þ][\wÀ-ÿ'’-]*(?: [A-ZÀ-Þ][\wÀ-ÿ'’-]*)*/,
    read: personOf,
    about:
      'The first visitor of the journey, the second, a visitor who is not signed in, or one of the two by name or first name.',
    examples: [
      ['the customer', 'another customer', 'a visitor', 'Camille'],
      ['le client', 'une autre cliente', 'un visiteur'],
    ],
  },
  {
    name: 'page',
    pattern:
      /"[^"]*"|the (?:[\wÀ-ÿ-]+ ){1,3}page|a page with the chat|another page with the chat|la page (?:(?:de la|de|du|des) |d['’])?[\wÀ-ÿ-]+|une page avec le chat|une autre page avec le chat/,
    read: placeOf,
    about: 'A page by its name in `pages` of the journey, one of its `chatPages`, or an address in quotes.',
    examples: [
      ['the account page', 'a page with the chat', 'another page with the chat', '"/account"'],
      ['la page compte', 'une page avec le chat'],
    ],
  },
]
