/** Code of a site's own, run in a page: what an integrator would push to the tag, and what a page can know of itself. */

import type { Page } from '@playwright/test'
import type { ActivationResult } from '../../protocol/activation.ts'
import type { IAdvize, TagGlobals } from '../../protocol/web-sdk.ts'

type Told = readonly [event: string, value: unknown]
type TagPage = Window & TagGlobals & { told?: Told[] }

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

export const activateAnonymously = (page: Page): Promise<ActivationResult> => activateWith(page, { type: 'ANONYMOUS' })

export const activateSecured = (page: Page, token: string): Promise<ActivationResult> =>
  activateWith(page, { type: 'SECURED_AUTHENTICATION', token })

/** With a token of the page's own shop. */
export const activateCustomer = async (page: Page): Promise<ActivationResult> =>
  activateSecured(page, await mintToken(page))

/** Calls a member of `window.iAdvize` as soon as the tag is there; answers what it answers. */
export const call = (page: Page, name: keyof IAdvize, ...values: readonly unknown[]): Promise<unknown> =>
  page.evaluate(
    ([member, given]) =>
      new Promise<unknown>((resolve) => {
        const tagPage: TagPage = window
        tagPage.iAdvizeInterface ??= []
        tagPage.iAdvizeInterface.push((iAdvize) => {
          resolve((iAdvize[member] as (...args: readonly unknown[]) => unknown)(...given))
        })
      }),
    [name, values] as const,
  )

export const logout = (page: Page): Promise<unknown> => call(page, 'logout')

/** From now on the page notes what these events bring. */
export const listen = (page: Page, ...events: readonly string[]): Promise<void> =>
  page.evaluate((names) => {
    const tagPage: TagPage = window
    const told: Told[] = (tagPage.told = [])
    tagPage.iAdvizeInterface?.push((iAdvize) => {
      for (const name of names) iAdvize.on(name, (value) => told.push([name, value]))
    })
  }, events)

export const told = (page: Page): Promise<readonly Told[]> => page.evaluate(() => (window as TagPage).told ?? [])

/** Every string that the page's own storage holds. */
export const storedBySite = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify([document.cookie, localStorage, sessionStorage]))

/** As `storedBySite` says it. */
export const NOTHING_STORED = '["",{},{}]'

/** The names of everything that the page's own storage holds. */
export const namesStored = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [
    ...document.cookie
      .split('; ')
      .filter(Boolean)
      .map((pair) => pair.split('=')[0] ?? ''),
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
  ])

/** What the page prints from now on: all of it, or what is of the type, or fits. */
export const printed = (
  page: Page,
  what: { readonly type?: string; readonly fits?: RegExp } = {},
): readonly string[] => {
  const { type, fits = /^/ } = what
  const texts: string[] = []
  page.on('console', (message) => {
    if ((type === undefined || message.type() === type) && fits.test(message.text())) texts.push(message.text())
  })
  return texts
}

export const warnings = (page: Page): readonly string[] => printed(page, { type: 'warning' })

/** What the tag says in the console. */
export const saidIn = (page: Page): readonly string[] => printed(page, { fits: /^iAdvize \(rehearsal\)/ })

/** What a Content-Security-Policy has refused. */
export const refusedByPolicy = (page: Page): readonly string[] =>
  printed(page, { fits: /Content.Security.Policy|TrustedHTML|TrustedScript/i })
