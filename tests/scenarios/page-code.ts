/** Code of a site's own, run in a page: what an integrator would push to the tag. */

import type { Page } from '@playwright/test'
import type { ActivationResult } from '../../protocol/activation.ts'
import type { TagGlobals } from '../../protocol/web-sdk.ts'

type TagPage = Window & TagGlobals & { readonly results?: ActivationResult[] }

/** A token for the customer who is signed in, as the site's own provider would get it. */
export const mintToken = async (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const response = await fetch('api/iadvize-token', { method: 'POST' })
    const { token } = (await response.json()) as { readonly token: string }
    return token
  })

/** Pushes `activate` with a provider that always gives this option; resolves with the result. */
export const activateWith = (page: Page, authenticationOption: unknown): Promise<ActivationResult> =>
  page.evaluate(
    (option) =>
      new Promise<ActivationResult>((resolve) => {
        const tagPage: TagPage = window
        tagPage.iAdvizeInterface ??= []
        tagPage.iAdvizeInterface.push(async (iAdvize) => {
          resolve(await iAdvize.activate(async () => ({ authenticationOption: option as never })))
        })
      }),
    authenticationOption,
  )

export const activateSecured = (page: Page, token: string): Promise<ActivationResult> =>
  activateWith(page, { type: 'SECURED_AUTHENTICATION', token })

/** Calls `activate` once for each token, in one turn of the page. */
export const activateAtOnce = (page: Page, tokens: readonly string[]): Promise<readonly ActivationResult[]> =>
  page.evaluate(
    (jwes) =>
      new Promise<readonly ActivationResult[]>((resolve, reject) => {
        const tagPage: TagPage = window
        tagPage.iAdvizeInterface?.push((iAdvize) => {
          const calls = jwes.map((token) =>
            iAdvize.activate(async () => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token } })),
          )
          Promise.all(calls).then(resolve, reject)
        })
      }),
    tokens,
  )

/** Every string that the page's own storage holds. */
export const storedBySite = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify([document.cookie, localStorage, sessionStorage]))
