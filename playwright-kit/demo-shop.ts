/** How a customer uses the demo shop that `rehearsal start` serves, and its relatives. */

import type { Page } from '@playwright/test'
import type { Journey } from './journey.ts'

const signOut = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
}

export const demoShop = {
  visitors: [
    {
      name: 'Camille Moreau',
      email: 'camille@example.com',
      password: 'camomile',
      userId: 'b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41',
    },
    {
      name: 'Jonas Lindqvist',
      email: 'jonas@example.com',
      password: 'juniper',
      userId: '0d93e7a4-51b8-4e2f-8a6c-c47f90b1d325',
    },
  ],
  signIn: async (page, visitor) => {
    // The shop of another stage than "main" is below a path, which is that of the address of the site.
    await page.goto('./sign-in')
    await page.getByLabel('E-mail').fill(visitor['email'] ?? '')
    await page.getByLabel('Password').fill(visitor['password'] ?? '')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
  },
  signOut,
  chatPages: ['/account', '/'],
  tokenEndpoint: '/api/iadvize-token',
} as const satisfies Journey
