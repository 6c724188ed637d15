/** How a customer uses the demo shop and its relatives. */

import type { Page } from '@playwright/test'
import type { Journey, Visitor } from '../../playwright-kit/journey.ts'

const CAMILLE: Visitor = { name: 'Camille Moreau', email: 'camille@example.com', password: 'camomile' }
const JONAS: Visitor = { name: 'Jonas Lindqvist', email: 'jonas@example.com', password: 'juniper' }

const signIn: Journey['signIn'] = async (page, visitor) => {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(visitor['email'] ?? '')
  await page.getByLabel('Password').fill(visitor['password'] ?? '')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Your account' }).waitFor()
}

const signOut = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
}

/** On the site whose visitors have to allow the chat first, they do so once they are signed in; the browser remembers it. */
const allowChat: Journey['signIn'] = async (page, visitor) => {
  await signIn(page, visitor)
  const isAllowed = await page.evaluate(() => localStorage.getItem('chat-consent') === 'yes')
  if (!isAllowed) await page.getByRole('button', { name: 'Allow the chat' }).click()
}

export const demoJourney = (site: string): Journey => ({
  visitors: [CAMILLE, JONAS],
  signIn: site === 'late-consent' ? allowChat : signIn,
  signOut,
  chatPages: ['/account', '/'],
})
