/** A site on ports of its own, with one mistake or with none. */

import type { RequestListener } from 'node:http'
import { DEMO_SID, loadKeys } from '../../environment/keys.ts'
import { listen, type Listening } from '../../environment/listen.ts'
import { DEMO_ACCOUNTS, visitorOf, type Account } from '../../token-backend/accounts.ts'
import { claimsOf, signThenEncrypt } from '../../token-backend/issue-token.ts'
import { bundle } from './bundle.ts'
import type { MistakeId } from './mistakes.ts'
import type { House, Site } from './site.ts'

export type RunningSite = { readonly url: string; readonly close: () => Promise<void> }

const TAG_URL = '//halc.iadvize.com/iadvize.js'

const SNIPPET = `<script>
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: ${DEMO_SID} }
</script>
<script async src="${TAG_URL}"></script>`

/** The site's own origins are allowed, so that only the platform is missing. */
const POLICY = "connect-src 'self' http://127.0.0.1:* http://localhost:*"

export const startSite = async (site: Site, mistake: MistakeId | null): Promise<RunningSite> => {
  const listening: Listening[] = []
  const close = async (): Promise<void> => void (await Promise.all(listening.map((one) => one.close())))
  const house: House = {
    customers: DEMO_ACCOUNTS,
    customerWith: (email, password) =>
      DEMO_ACCOUNTS.find((one) => one.email === email && one.password === password) ?? null,
    mint: (customer, claims = {}) => mint(customer, { claims, mistake }),
    tokenHeaders: { 'Cache-Control': mistake === 'token-may-be-cached' ? 'public, max-age=300' : 'no-store' },
    snippet: SNIPPET,
    sid: Number(DEMO_SID),
    tagUrl: TAG_URL,
    listen: async (app) => {
      const one = await listen(withPolicy(app, mistake), { host: '127.0.0.1', port: 0 }, 'port')
      listening.push(one)
      return one.url
    },
    bundle: (entry, options) => bundle(entry, mistake, options),
    makes: (asked) => asked === mistake,
  }
  try {
    return { url: await site.start(house), close }
  } catch (error) {
    await close()
    throw error
  }
}

const withPolicy = (app: RequestListener, mistake: MistakeId | null): RequestListener =>
  mistake === 'policy-without-the-platform'
    ? (request, response) => {
        response.setHeader('Content-Security-Policy', POLICY)
        app(request, response)
      }
    : app

type Minting = { readonly claims: Readonly<Record<string, unknown>>; readonly mistake: MistakeId | null }

const mint = (customer: Account, { claims, mistake }: Minting): Promise<string> => {
  const visitor = visitorOf(customer)
  const named = mistake === 'e-mail-as-user-id' ? { ...visitor, userId: customer.email } : visitor
  const { brand, wrong } = loadKeys()
  const keys = mistake === 'signed-with-another-key' ? { ...brand, signing: wrong.signing } : brand
  return signThenEncrypt({ ...claimsOf(named, new Date()), ...claims }, keys)
}
