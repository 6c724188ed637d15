/** A page of the test's own with the vendor's snippet, and what a script of that page would ask of the tag. */

import type { Page } from '@playwright/test'
import type { RemoteStage } from '../../playwright-kit/remote-test.ts'
import type { IAdvize, TagConfig, TagGlobals } from '../../protocol/web-sdk.ts'

export type OwnPage = {
  readonly config?: TagConfig
  /** Runs before the snippet. */
  readonly before?: string
}

export const ownPage = ({ tagUrl }: RemoteStage, { config, before = '' }: OwnPage = {}): string =>
  `<!doctype html><html lang="en"><head><title>A site</title><script>
${before}
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = ${JSON.stringify({ sid: 1234, ...config })}
</script><script async src="${tagUrl}"></script></head><body>`

type Told = readonly [event: string, value: unknown]
type ToldPage = Window & TagGlobals & { told?: Told[] }

/** Calls a member of `window.iAdvize` as soon as the tag is there; answers what it answers. */
export const call = (page: Page, name: keyof IAdvize, ...values: readonly unknown[]): Promise<unknown> =>
  page.evaluate(
    ([member, given]) =>
      new Promise<unknown>((resolve) => {
        const tagPage: ToldPage = window
        tagPage.iAdvizeInterface ??= []
        tagPage.iAdvizeInterface.push((iAdvize) => {
          resolve((iAdvize[member] as (...args: readonly unknown[]) => unknown)(...given))
        })
      }),
    [name, values] as const,
  )

/** From now on the page notes what these events bring. */
export const listen = (page: Page, ...events: readonly string[]): Promise<void> =>
  page.evaluate((names) => {
    const tagPage: ToldPage = window
    const told: Told[] = (tagPage.told = [])
    tagPage.iAdvizeInterface?.push((iAdvize) => {
      for (const name of names) iAdvize.on(name, (value) => told.push([name, value]))
    })
  }, events)

export const told = (page: Page): Promise<readonly Told[]> => page.evaluate(() => (window as ToldPage).told ?? [])

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

/** What the page prints with `console.warn`. */
export const warnings = (page: Page): readonly string[] => {
  const texts: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'warning') texts.push(message.text())
  })
  return texts
}
