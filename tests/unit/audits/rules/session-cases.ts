/** Visits by where the site keeps the session of its visitor, for the cases of rules about tabs and page loads. */

import type { Scene, StoredItem } from '../../../../audits/seen.ts'
import { sceneOf, type StepSights } from './case.ts'
import { VISIT } from '../../../../audits/scenes/steps.ts'

type Item = Omit<StoredItem, 'step'>

const itemIn = (place: StoredItem['place']): Item => ({
  place,
  name: 'sid',
  value: 'e3b0c44298fc',
  origin: 'http://shop.example',
  isVendor: false,
})

/** Null: nowhere but in the memory of the page. */
export const keptIn = (
  place: StoredItem['place'] | null,
  signsIn: StepSights = {},
  more: Parameters<typeof sceneOf>[1] = {},
): Scene =>
  sceneOf(
    [
      [VISIT.opens, { stores: [] }],
      [VISIT.signsIn, { stores: place === null ? [] : [itemIn(place)], ...signsIn }],
      [VISIT.looksAround],
      [VISIT.isTriedAgain],
    ],
    more,
  )
