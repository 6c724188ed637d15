/** What the platform tells a tag when it serves the script: the switches of the stage and the projects' modes. */

import type { Fidelity } from './fidelity.ts'

export type TagSettings = {
  readonly fidelity: Fidelity
  /** By `sid`. With `authenticationMode` off the tag starts by itself, anonymously. */
  readonly projects: Readonly<Record<string, { readonly authenticationMode: boolean }>>
}
