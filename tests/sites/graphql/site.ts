import express, { type Response } from 'express'
import { buildSchema, graphql, GraphQLError } from 'graphql'
import type { Account } from '../../../token-backend/accounts.ts'
import { formJourney } from '../form-journey.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'

const journey = formJourney({
  at: '/',
  enter: 'Sign in',
  inside: ['heading', 'Your allotment'],
  leave: ['button', 'Sign out'],
  outside: ['button', 'Sign in'],
})

export const site: Site = {
  habit:
    'A GraphQL back end: one address for everything, the token is minted by a mutation, and a refusal is an answer 200 with errors in it.',
  journey,
  start: async (house) => house.listen(appOf(house, await house.bundle(new URL('main.ts', import.meta.url)))),
}

const SCHEMA = buildSchema(`
  type Gardener { firstName: String! }
  type Query { viewer: Gardener }
  type Mutation {
    signIn(email: String!, password: String!): Gardener
    signOut: Boolean!
    createChatToken: String!
  }
`)

const appOf = (house: House, script: string): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('garden')
  const known = (customer: Account | null): Account => {
    if (customer === null) throw new GraphQLError('You are not signed in.', { extensions: { code: 'UNAUTHENTICATED' } })
    return customer
  }
  const resolversFor = (request: express.Request, response: Response) => ({
    viewer: () => customerOf(request),
    signIn: ({ email, password }: Record<string, unknown>) => {
      const customer = house.customerWith(email, password)
      if (customer !== null) begin(response, customer)
      return customer
    },
    signOut: () => {
      end(request, response)
      return true
    },
    createChatToken: async () => house.mint(known(customerOf(request))),
  })
  const app = express()
  app.use(express.json())
  app.get('/', (_request, response) => void response.send(shell(house.snippet)))
  app.get('/garden.js', (_request, response) => void response.type('js').send(script))
  app.post('/graphql', async (request, response) => {
    const { query, variables } = request.body as {
      readonly query: string
      readonly variables?: Readonly<Record<string, unknown>>
    }
    const rootValue = resolversFor(request, response)
    const result = await graphql({ schema: SCHEMA, source: query, variableValues: variables ?? {}, rootValue })
    response.set(house.tokenHeaders).json(result)
  })
  return app
}

const shell = (snippet: string): string => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Allotments</title>
${snippet}
<script defer src="/garden.js"></script>
</head>
<body>
<div id="app"></div>
<p id="chat" role="status"></p>
</body>
</html>`
