/** The journey of a site with one form to sign in and one control to sign out. */

import type { Locator, Page } from '@playwright/test'
import type { Journey } from '../../playwright-kit/journey.ts'
import { VISITORS } from './visitors.ts'

/** Something on a page, by its role and its name. */
type Shown = readonly [role: Parameters<Page['getByRole']>[0], name: string | RegExp]

type Form = {
  /** The page with the form. */
  readonly at: string
  /** The label of the field for the e-mail address. */
  readonly email?: string
  readonly enter: string
  /** What only a signed-in customer sees. */
  readonly inside: Shown
  readonly leave: Shown
  /** What the page shows after the sign-out. */
  readonly outside: Shown
  readonly chatPages?: readonly string[]
}

export const formJourney = (form: Form): Journey => ({
  visitors: VISITORS,
  signIn: async (page, { email = '', password = '' }) => {
    await page.goto(form.at)
    await page.getByLabel(form.email ?? 'E-mail').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: form.enter }).click()
    await shown(page, form.inside).waitFor()
  },
  signOut: async (page) => {
    await shown(page, form.leave).click()
    await shown(page, form.outside).waitFor()
  },
  ...(form.chatPages === undefined ? {} : { chatPages: form.chatPages }),
})

const shown = (page: Page, [role, name]: Shown): Locator => page.getByRole(role, { name })
