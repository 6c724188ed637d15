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
  const inLight = await faultsFound(axeOn(page).withTags([...WCAG, ...besides]))
  await page.emulateMedia({ colorScheme: 'dark' })
  const inDark = await faultsFound(axeOn(page).withRules(ABOUT_COLOURS))
  return [...inLight, ...inDark.map((fault) => `in dark colours, ${fault}`)]
}

/** Without another page that puts together what the frames have told: these pages have none. */
const axeOn = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode()

const faultsFound = async (axe: AxeBuilder): Promise<readonly string[]> => {
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
