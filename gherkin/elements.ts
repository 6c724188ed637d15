/** Elements of a page by what a person sees of them. */

import type { Locator, Page } from '@playwright/test'

const CLICKABLE = ['button', 'link', 'tab', 'menuitem', 'option'] as const

/** Whatever of this name can be clicked. */
export const clickableOn = (page: Page, name: string): Locator =>
  CLICKABLE.map((role) => page.getByRole(role, { name, exact: true })).reduce((one, other) => one.or(other))

/**
 * Whoever reads what went wrong is told of the page, and not of what a browser waited for. `what` is `link "Help"`, or the
 * like. Throws an Error of one sentence.
 */
export const using = async (
  what: string,
  place: Locator,
  use: (place: Locator, limit: Limit) => Promise<unknown>,
): Promise<void> => {
  try {
    await use(place, LIMIT)
  } catch (cause) {
    const count = await place.count().catch(() => 0)
    throw new Error(`${unusable(what, count)} The page is ${place.page().url()}.`, { cause })
  }
}

type Limit = { readonly timeout: number }

/** Playwright itself waits as long as the test may take, and then nobody can say what was missing. */
const LIMIT: Limit = { timeout: 5_000 }

const unusable = (what: string, count: number): string => {
  if (count === 0) return `There is no ${what} on the page.`
  if (count > 1) return `There is more than one ${what} on the page (${count}): say which one, as in "number 2".`
  return `The ${what} cannot be used so: it is hidden or switched off, something lies over it, or it is of another kind.`
}

/** The first one is number 1. Throws an Error of one sentence. */
export const numbered = (elements: Locator, number: number): Locator => {
  checkPosition(number)
  return elements.nth(number - 1)
}

export const checkPosition = (number: number): void => {
  if (number < 1) throw new Error('Elements of the same name are counted from 1: write "number 1" for the first one.')
}

/** The field with this label; where none has it, the only one whose label has it in it. */
export const fieldOn = async (page: Page, label: string): Promise<Locator> => {
  const loose = labelled(page, label, false)
  await using(`field "${label}"`, loose.first(), (place, limit) => place.waitFor({ state: 'attached', ...limit }))
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
