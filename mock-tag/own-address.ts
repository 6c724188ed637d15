/** The address from which the running script was loaded. */

import { TAG_PATHS } from '../protocol/endpoints.ts'

/**
 * Null if the script was not loaded from an address of the tag, for example in a bundle, a blob or an inline script. The document
 * does not know the address of a module, but a stack trace has it.
 */
export const ownAddress = (current: string | undefined, stack: string | undefined): string | null => {
  const traced = stack?.match(/https?:\/\/[^\s()@]+/g)?.map((place) => place.replace(/(:\d+){1,2}$/, '')) ?? []
  return [current ?? '', ...traced].find(isTag) ?? null
}

const isTag = (address: string): boolean => {
  const path = URL.canParse(address) ? new URL(address).pathname : ''
  return TAG_PATHS.some((known) => path.endsWith(known))
}
