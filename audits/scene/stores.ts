/** What a browser stores for the site and for the vendor. */

import type { Frame, Page } from '@playwright/test'
import { isVendorName } from '../../playwright-kit/pages/held.ts'
import type { WitnessedWindow } from '../browser/witness.ts'
import type { StoredItem } from '../seen.ts'

type Item = Omit<StoredItem, 'step'>

export const storedIn = async (page: Page): Promise<readonly Item[]> => {
  const [cookies, ...kept] = await Promise.all([cookiesOf(page), ...page.frames().map(keptInFrame)])
  return [...cookies, ...kept.flat()]
}

const cookiesOf = async (page: Page): Promise<readonly Item[]> =>
  (await page.context().cookies()).map(({ name, value, domain }) => ({
    place: 'cookie',
    name,
    value,
    origin: domain.replace(/^\./, ''),
    isVendor: isVendorName(name),
  }))

const keptInFrame = async (frame: Frame): Promise<readonly Item[]> => {
  const { origin, items } = await frame
    .evaluate(async () => ({
      origin: location.origin,
      items: (await (window as WitnessedWindow).iadvizeAudit?.stored()) ?? [],
    }))
    .catch(() => ({ origin: '', items: [] }))
  return items.map((item) => ({ ...item, origin, isVendor: isVendorName(item.name) }))
}
