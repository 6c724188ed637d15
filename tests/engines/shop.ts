/** The demo shop of a running stand-in, as a visitor uses it in a browser that Playwright does not drive. */

import type { Customer } from '../scenarios/shop.ts'

export type Shop = {
  readonly signIn: (customer: Customer) => Promise<void>
  readonly signOut: () => Promise<void>
  /** Resolves when the account page says this about the chat. */
  readonly says: (text: string) => Promise<void>
  /** Names of what the page's origin stores for the vendor. */
  readonly stored: () => Promise<readonly string[]>
  /** Opens the present page in a second window, and goes on there. */
  readonly openSecondWindow: () => Promise<void>
  readonly backToFirstWindow: () => Promise<void>
}

export type Browser = {
  /** Each with storage of its own. */
  readonly openShop: (url: string) => Promise<Shop & { readonly close: () => Promise<void> }>
  readonly close: () => Promise<void>
}

export type Engine = {
  readonly name: string
  /** Null if it can be driven on this machine. */
  readonly whyMissing: () => string | null
  readonly start: () => Promise<Browser>
}

/** In life, only a click may open a window. */
export const SECOND_WINDOW = 'In a new window'

/** Scripts, because each tool has its own way to run a function in a page. */
export const ADD_LINK_TO_SECOND_WINDOW = `document.body.insertAdjacentHTML('afterbegin', '<a href="?" target="_blank">${SECOND_WINDOW}</a>')`

export const STORED_NAMES = `[...Object.keys(localStorage), ...document.cookie.split('; ').map((cookie) => cookie.split('=')[0])].filter((name) => name.startsWith('iadvize'))`

export const WAIT_MS = 30_000
