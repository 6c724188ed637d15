/** What a scene lists, before anything is seen. Apart from the recorder, because it loads no browser. */

import type { Scene } from '../seen.ts'

/** The parts of a scene that a browser shows. */
export type Recorded = Omit<Scene, 'steps' | 'journal' | 'endpoint' | 'keyFiles' | 'trouble'>

export type Lists = { readonly [Name in Exclude<keyof Recorded, 'requests' | 'tokens'>]: Recorded[Name][number][] }

export const emptyLists = (): Lists => ({
  documents: [],
  calls: [],
  results: [],
  copies: [],
  violations: [],
  errors: [],
  lines: [],
  looks: [],
  stores: [],
  pictures: [],
  heldTags: [],
})
