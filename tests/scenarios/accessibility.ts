/** What a page does to those who cannot see it, or see it in other colours. */

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** The rules whose outcome colours decide. */
const ABOUT_COLOURS = ['color-contrast', 'link-in-text-block']

/**
 * Rules of WCAG 2.2 A and AA that the page breaks, and of those named besides, each with the elements that break it: all of
 * them in light colours, and in dark ones those that colours decide.
 */
export const faultsOf = async (page: Page, besides: readonly string[] = []): Promise<readonly string[]> => {
  // Without the transitions that a change of colours would begin.
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const inLight = await faultsFound(page, { type: 'tag', values: [...WCAG, ...besides] })
  await page.emulateMedia({ colorScheme: 'dark' })
  const inDark = await faultsFound(page, { type: 'rule', values: ABOUT_COLOURS })
  return [...inLight, ...inDark.map((fault) => `in dark colours, ${fault}`)]
}

const SIZES = [
  { name: 'a phone', width: 390, height: 844 },
  { name: 'a desktop at 200 %', width: 720, height: 450 },
  { name: 'a desktop', width: 1440, height: 900 },
] as const

/** The same at each size of screen, and what is wider than it; dark colours once, because no size changes them. Leaves a desktop. */
export const faultsAtEachSize = async (page: Page, besides: readonly string[] = []): Promise<readonly string[]> => {
  const faults: string[] = []
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  for (const { name, ...size } of SIZES) {
    await page.setViewportSize(size)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    const found = await faultsFound(page, { type: 'tag', values: [...WCAG, ...besides] })
    faults.push(
      ...(width > size.width ? [`${width} pixels wide`, ...found] : found).map((fault) => `on ${name}, ${fault}`),
    )
  }
  await page.emulateMedia({ colorScheme: 'dark' })
  const inDark = await faultsFound(page, { type: 'rule', values: ABOUT_COLOURS })
  return [...faults, ...inDark.map((fault) => `in dark colours, ${fault}`)]
}

/**
 * What passes is not collected, because that takes as long as the search. Without another page that puts together what the
 * frames have told: these pages have none.
 */
const faultsFound = async (
  page: Page,
  runOnly: { type: 'tag' | 'rule'; values: string[] },
): Promise<readonly string[]> => {
  const axe = new AxeBuilder({ page }).options({ runOnly, resultTypes: ['violations'], preload: false, iframes: false })
  const { violations } = await axe.setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
