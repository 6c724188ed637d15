/** What the compiler has to refuse; it complains of a mark below which there is nothing wrong. */

import { createClient } from 'iadvize-rehearsal/client'
import { attachRehearsal } from 'iadvize-rehearsal/attach'
import { startRehearsal } from 'iadvize-rehearsal'
import { expect, refuse, test, type Iadvize } from 'iadvize-rehearsal/playwright'
import type FeatureReporter from 'iadvize-rehearsal/reporter'
import { auditTests } from 'iadvize-rehearsal/audit/playwright'
import type FleetReporter from 'iadvize-rehearsal/audit/reporter'
import { defineConfig } from 'iadvize-rehearsal/config'
import type { TokenProvider } from 'iadvize-rehearsal/web-sdk'

test.use({ iadvizeRetries: 'when-due', iadvizeTokenCheck: 'header-only', iadvizeClock: 'real' })
// @ts-expect-error -- no such way to retry
test.use({ iadvizeRetries: 'never' })
// @ts-expect-error -- no such check
test.use({ iadvizeTokenCheck: 'half' })
// @ts-expect-error -- a project has a sid
test.use({ iadvizeProject: { publicKey: 'keys/rsaPublicKey.pem' } })
// @ts-expect-error -- no such switch
test.use({ iadvizeFidelity: { retryTokens: 'same' } })
// @ts-expect-error -- no such clock
test.use({ iadvizeClock: 'frozen' })

export const wrong = async (iadvize: Iadvize, target: Parameters<typeof attachRehearsal>[0]): Promise<void> => {
  // @ts-expect-error -- no such code
  refuse('SIGNATURE_WRONG')
  // @ts-expect-error -- no such type of entry
  await iadvize.waitFor('tag-gone')
  // @ts-expect-error -- no such field
  await expect(iadvize).toHaveActivated({ user: 'b6f1c2de' })
  // @ts-expect-error -- a rehearsal has a project
  await attachRehearsal(target, {})
  // @ts-expect-error -- a port is a number
  await startRehearsal({ port: 'any' })
  const { stage } = createClient({ url: 'http://127.0.0.1:4070', token: 'x' })
  // @ts-expect-error -- no such answer
  await stage('main').prepare({ answer: 'explode' })
  // @ts-expect-error -- no such field
  await stage('main').waitFor({ type: 'tag-loaded', status: 'authentication-success' })
  // @ts-expect-error -- a client has a token
  createClient({ url: 'http://127.0.0.1:4070' })
}

// @ts-expect-error -- a reporter has no such method
export type NoMethod = FeatureReporter['onNothing']

defineConfig({ projects: [{ sid: 7316 }], audit: { url: 'https://shop.example/' } })
// @ts-expect-error -- no such setting
defineConfig({ project: { sid: 7316 } })

export const fleet = (): void => {
  auditTests({ sites: 'sites.json', budget: 'warn' })
  // @ts-expect-error -- no such setting of a site
  auditTests({ sites: [{ adress: 'https://shop.example/' }] })
}
export type FleetOptions = ConstructorParameters<typeof FleetReporter>

/** A page of a site, with what the vendor's snippet puts into it. */
export const page = (provider: TokenProvider): void => {
  const queue = (window.iAdvizeInterface ??= [])
  queue.config = { sid: 7316 }
  queue.push(async (iAdvize) => {
    const { authentication } = await iAdvize.activate(provider)
    if (authentication.status === 'authentication-failure') console.warn(authentication.reason)
    // @ts-expect-error -- a success has no reason
    else console.warn(authentication.reason)
  })
  window.iAdvizeCallbacks = { onChatStarted: ({ conversationId }) => console.log(conversationId) }
  window.idzCustomData = { cart: 49.95 }
  // @ts-expect-error -- a provider returns an option, and not the token itself
  void window.iAdvize?.activate(() => 'eyJ…')
}
