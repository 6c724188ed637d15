/** Elements of a page by what a person sees of them. */

import type { Locator, Page } from '@playwright/test'

const CLICKABLE = ['button', 'link', 'tab', 'menuitem', 'option'] as const

/** Whatever of this name can be clicked. */
export const clickableOn = (page: Page, name: string): Locator =>
  CLICKABLE.map((role) => page.getByRole(role, { name, exact: true })).reduce((one, other) => one.or(other))

/** The first one is number 1. Throws an Error of one sentence. */
export const numbered = (elements: Locator, number: number): Locator => {
  if (number < 1) throw new Error('Elements of the same name are counted from 1: write "number 1" for the first one.')
  return elements.nth(number - 1)
}

/** The field with this label; where none has it, the only one whose label has it in it. */
export const fieldOn = async (page: Page, label: string): Promise<Locator> => {
  const loose = labelled(page, label, false)
  await loose.first().waitFor({ state: 'attached' })
  const exact = labelled(page, label, true)
  return (await exact.count()) === 0 ? loose : exact
}

/** A box may be hidden behind a picture of it; a label is there all the same. */
const labelled = (page: Page, label: string, exact: boolean): Locator =>
  page
    .getByLabel(label, { exact })
    .or(page.getByPlaceholder(label, { exact }))
    .or(page.getByRole('textbox', { name: label, exact }))
    .or(page.getByRole('searchbox', { name: label, exact }))
