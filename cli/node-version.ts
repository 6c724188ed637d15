import { isAtLeast } from '../protocol/at-least.ts'

export const OLDEST_NODE = '20.19'

/** A sentence when this Node is too old, else null. */
export const nodeComplaint = (version: string): string | null =>
  isAtLeast(version, OLDEST_NODE)
    ? null
    : `rehearsal needs Node ${OLDEST_NODE} or newer, and this is Node ${version}: install a newer one from nodejs.org.`
