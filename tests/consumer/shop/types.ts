/** What the compiler has to refuse; it complains of a mark below which there is nothing wrong. */

import { createClient } from 'iadvize-rehearsal/client'
import { attachRehearsal } from 'iadvize-rehearsal/attach'
import { startRehearsal } from 'iadvize-rehearsal'
import { expect, refuse, test, type Iadvize } from 'iadvize-rehearsal/playwright'
import type FeatureReporter from 'iadvize-rehearsal/reporter'

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
