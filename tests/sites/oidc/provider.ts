/** The brand's identity provider: a separate application on its own origin, which remembers who has signed in. */

import express from 'express'
import type { Account } from '../../../token-backend/accounts.ts'
import { createCookieSessions, createSessions } from '../sessions.ts'
import type { House } from '../site.ts'

export const providerOf = (house: House): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('idp_session')
  const codes = createSessions()
  const app = express()
  app.use(express.urlencoded())
  const backWith = (customer: Account, query: unknown): string => {
    const { redirect_uri: uri, state } = query as Record<string, string>
    const back = new URL(uri ?? '')
    back.search = String(new URLSearchParams({ code: codes.begin(customer), state: state ?? '' }))
    return back.href
  }
  app
    .route('/authorize')
    .get((request, response) => {
      const customer = customerOf(request)
      if (customer === null) response.send(FORM)
      else response.redirect(backWith(customer, request.query))
    })
    .post((request, response) => {
      const { email, password } = request.body as Record<string, unknown>
      const customer = house.customerWith(email, password)
      if (customer === null) return void response.status(401).send(FORM)
      begin(response, customer)
      response.redirect(303, backWith(customer, request.query))
    })
  app.post('/token', (request, response) => {
    const { code } = request.body as Record<string, string>
    const customer = codes.customerWith(code)
    codes.end(code)
    if (customer === null) response.status(400).json({ error: 'invalid_grant' })
    else response.json({ sub: customer.userId, email: customer.email })
  })
  app.get('/end-session', (request, response) => {
    end(request, response)
    const { post_logout_redirect_uri: back = '' } = request.query as Record<string, string>
    response.redirect(back)
  })
  return app
}

const FORM = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Coast ID</title></head>
<body><h1>Coast ID</h1><form method="post"><label>E-mail <input name="email"></label>
<label>Password <input name="password" type="password"></label> <button>Continue</button></form></body></html>`
