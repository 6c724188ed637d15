/** The customers of the demo shop. */

import type { Visitor } from './issue-token.ts'

export type Account = {
  readonly userId: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly password: string
}

/** As the vendor requires, no id can be guessed from another. */
export const DEMO_ACCOUNTS: readonly Account[] = [
  {
    userId: 'b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41',
    firstName: 'Camille',
    lastName: 'Moreau',
    email: 'camille@example.com',
    password: 'camomile',
  },
  {
    userId: '0d93e7a4-51b8-4e2f-8a6c-c47f90b1d325',
    firstName: 'Jonas',
    lastName: 'Lindqvist',
    email: 'jonas@example.com',
    password: 'juniper',
  },
]

export const visitorOf = ({ userId, firstName, lastName, email }: Account): Visitor => ({
  userId,
  visitorData: { firstName, lastName, email },
})
