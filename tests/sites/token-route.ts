/** Answers a signed-in customer with a token and anybody else with a refusal, each in the site's own format. */

import type { Request, RequestHandler } from 'express'
import type { Account } from '../../token-backend/accounts.ts'
import type { House } from './site.ts'

type Words = {
  readonly refusal: readonly [status: number, body: unknown]
  readonly answer?: (token: string) => unknown
}

export const tokenRoute =
  (
    house: House,
    customerOf: (request: Request) => Account | null,
    { refusal: [status, body], answer = (token) => ({ token }) }: Words,
  ): RequestHandler =>
  async (request, response) => {
    const customer = customerOf(request)
    response.set(house.tokenHeaders)
    if (customer === null) response.status(status).json(body)
    else response.json(answer(await house.mint(customer)))
  }
