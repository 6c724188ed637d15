/**
 * Opens pages that the journey names. A page that does not exist is a mistake of the journey, not of the site, and is
 * reported as such.
 */

import type { Page, Response } from '@playwright/test'
import type { SceneDeps } from '../scene/deps.ts'
import { AddressError } from '../scene/scene.ts'
import { openPage } from './moves.ts'

/** What came back when the address was opened. */
export type Arrival = {
  readonly address: string
  /** The full address. */
  readonly asked: string
  readonly status: number
  readonly isRedirected: boolean
  readonly reached: string
}

/** Rejects with an `AddressError` if there is no page. */
export const openChatPage = async ({ url }: Pick<SceneDeps, 'url'>, page: Page, address: string): Promise<Arrival> => {
  const response = await openPage(page, address)
  const arrival = arrivalOf(new URL(address, url).href, address, { response, reached: page.url() })
  const fault = statusFault(arrival)
  if (fault !== null) throw new AddressError(fault)
  return arrival
}

const arrivalOf = (
  asked: string,
  address: string,
  { response, reached }: { readonly response: Response | null; readonly reached: string },
): Arrival => ({
  address,
  asked,
  // If only the fragment changes, nothing is requested.
  status: response?.status() ?? 200,
  isRedirected: (response?.request().redirectedFrom() ?? null) !== null,
  reached,
})

const nameOf = ({ address }: Pick<Arrival, 'address'>): string => `The page "${address}" that the journey names`

const REMEDY = 'In chatPages of the journey, name pages that exist.'

export const statusFault = ({ status, ...arrival }: Arrival): string | null =>
  status < 400 ? null : `${nameOf(arrival)} does not exist: the site answers ${status}. ${REMEDY}`

export type Reached = { readonly hasTag: boolean; readonly hasText: boolean }

/** For a signed-in visitor, once the page is at rest. Null if the page is the one that the journey means. */
export const arrivalFault = (arrival: Arrival, { hasTag, hasText }: Reached): string | null => {
  const { asked, reached, isRedirected } = arrival
  if (hostOf(asked) !== hostOf(reached)) return `${nameOf(arrival)} leads to another host: ${reached}. ${REMEDY}`
  if (hasTag) return null
  if (isRedirected && pathOf(asked) !== pathOf(reached)) {
    return `${nameOf(arrival)} leads to ${reached}, which does not load the tag. ${REMEDY}`
  }
  return hasText ? null : `${nameOf(arrival)} is empty. ${REMEDY}`
}

/** With or without www, it is the same site. */
const hostOf = (url: string): string => new URL(url).host.replace(/^www\./, '')

const pathOf = (url: string): string => new URL(url).pathname.replace(/\/$/, '')
