/** Finds elements of a page by what a person sees. */

import type { Locator, Page } from '@playwright/test'
import type { Sentence } from '../language.ts'
import { StepError } from './step-error.ts'

const CLICKABLE = ['button', 'link', 'tab', 'menuitem', 'option'] as const

/** All clickable elements with this name. */
export const clickableOn = (page: Page, name: string): Locator =>
  CLICKABLE.map((role) => page.getByRole(role, { name, exact: true })).reduce((one, other) => one.or(other))

/**
 * A failure names the element and the page, not the browser's wait. `what` is `link "Help"` or similar. Throws a StepError of one
 * sentence.
 */
export const using = async (
  what: Sentence,
  place: Locator,
  use: (place: Locator, limit: Limit) => Promise<unknown>,
): Promise<void> => {
  try {
    await use(place, LIMIT)
  } catch (cause) {
    const count = await place.count().catch(() => 0)
    const { en, fr } = unusable(what, count)
    const url = place.page().url()
    throw new StepError({ en: `${en} The page is ${url}.`, fr: `${fr} La page est ${url}.` }, { cause })
  }
}

type Limit = { readonly timeout: number }

/** Playwright itself waits until the test times out, and then nothing can say what was missing. */
const LIMIT: Limit = { timeout: 5_000 }

const unusable = ({ en, fr }: Sentence, count: number): Sentence => {
  if (count === 0) return { en: `There is no ${en} on the page.`, fr: `Il n'y a pas de ${fr} sur la page.` }
  if (count > 1) {
    return {
      en: `There is more than one ${en} on the page (${count}): say which one, as in "number 2".`,
      fr: `Il y a plus d'un ${fr} sur la page (${count}) : précisez lequel, par exemple « numéro 2 ».`,
    }
  }
  return {
    en: `The ${en} cannot be used: it is hidden, disabled, covered by something else, or an element of another kind.`,
    fr: `Le ${fr} n'est pas utilisable : il est masqué, désactivé, couvert par autre chose, ou d'une autre nature.`,
  }
}

/** `number` counts from 1. Throws an Error of one sentence if it is invalid. */
export const numbered = (elements: Locator, number: number): Locator => {
  checkPosition(number)
  return elements.nth(number - 1)
}

export const checkPosition = (number: number): void => {
  if (number < 1) throw new Error('Elements of the same name are counted from 1: write "number 1" for the first one.')
}

export const fieldCalled = (label: string): Sentence => ({ en: `field "${label}"`, fr: `champ « ${label} »` })

/** The field with exactly this label or, if there is none, the only field whose label contains it. */
export const fieldOn = async (page: Page, label: string): Promise<Locator> => {
  const loose = labelled(page, label, false)
  await using(fieldCalled(label), loose.first(), (place, limit) => place.waitFor({ state: 'attached', ...limit }))
  const exact = labelled(page, label, true)
  return (await exact.count()) === 0 ? loose : exact
}

/** Not only visible fields: a checkbox may be hidden behind an image, but has its label. */
const labelled = (page: Page, label: string, exact: boolean): Locator =>
  page
    .getByLabel(label, { exact })
    .or(page.getByPlaceholder(label, { exact }))
    .or(page.getByRole('textbox', { name: label, exact }))
    .or(page.getByRole('searchbox', { name: label, exact }))
