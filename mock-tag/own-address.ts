/** The address that the running script was loaded from. */

import { TAG_PATHS } from '../protocol/endpoints.ts'

/**
 * Null for a text that was not loaded from an address of the tag: in a bundle, a blob, an inline script. A module is not
 * told its address by the document, but a stack trace has it.
 */
export const ownAddress = (current: string | undefined, stack: string | undefined): string | null => {
  const traced = stack?.match(/https?:\/\/[^\s()@]+/g)?.map((place) => place.replace(/(:\d+){1,2}$/, '')) ?? []
  return [current ?? '', ...traced].find(isTag) ?? null
}

const isTag = (address: string): boolean => {
  const path = URL.canParse(address) ? new URL(address).pathname : ''
  return TAG_PATHS.some((known) => path.endsWith(known))
}
