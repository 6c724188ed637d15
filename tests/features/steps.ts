/** Steps of the project's own: a page that calls `activate` as the vendor's sample does, and what it is told. */

import type { Page } from '@playwright/test'
import { createBdd } from 'playwright-bdd'
import type { ActivationResult } from '../../protocol/activation.ts'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { expect } from '../../playwright-kit/expect.ts'
import { test } from './shop.ts'

const { Given, When, Then } = createBdd(test)

/** Labels of every kind, and nothing of the chat. */
const FORM = `<!doctype html><title>A form for orders</title>
<ul><li>First lamp <button onclick="said.value = 'Removed: first lamp'">Remove</button></li>
<li>Second lamp <button onclick="said.value = 'Removed: second lamp'">Remove</button></li></ul>
<form onsubmit="event.preventDefault(); tell(new FormData(event.target))">
<p><label>Length of the cord <input name="cord"></label>
<p><label>Finish <select name="finish"><option value="steel">Steel</option><option value="brass">Brass</option></select></label>
<p><label><input type="checkbox" name="wrapped"> Wrap it up</label>
<p><label><input type="checkbox" name="letters" checked> Send me letters</label>
</form><output id="said"></output>
<script>
const tell = (order) => {
  const wrapped = order.has('wrapped') ? 'wrapped' : 'not wrapped'
  const letters = order.has('letters') ? 'letters' : 'no letters'
  said.value = ['Ordered: cord ' + order.get('cord'), 'finish ' + order.get('finish'), wrapped, letters].join(', ')
}
</script>`

Given('the shop has a form for orders', async ({ scene }) => {
  await scene.page().route('**/order', (route) => route.fulfill({ contentType: 'text/html', body: FORM }))
  await scene.move(() => scene.page().goto('/order'))
})

type Told = { readonly results: ActivationResult[]; readonly callbacks: ActivationResult[] }
type SamplePage = Window & TagGlobals & { told?: Told }

const SNIPPET = `<!doctype html><title>A page with the sample</title><script>
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: 1234 }
</script>
<script async src="//halc.iadvize.com/iadvize.js"></script>`

/** On the shop's own origin, so that its token backend knows the customer. */
const openSample = async (page: Page): Promise<void> => {
  await page.route('**/sample', (route) => route.fulfill({ contentType: 'text/html', body: SNIPPET }))
  await page.goto('/sample')
}

type Wish = { readonly option: 'secured' | 'anonymous' | 'none'; readonly calls: number }

/** As on the vendor's page: awaited, and with a callback. Several calls do not wait for each other. */
const callActivate = (page: Page, wish: Wish): Promise<void> =>
  page.evaluate(({ option, calls }) => {
    const told: Told = ((window as SamplePage).told ??= { results: [], callbacks: [] })
    const provide = async () => {
      if (option === 'none') return {} as never
      if (option === 'anonymous') return { authenticationOption: { type: 'ANONYMOUS' as const } }
      const response = await fetch('/api/iadvize-token', { method: 'POST' })
      const { token } = (await response.json()) as { readonly token: string }
      return { authenticationOption: { type: 'SECURED_AUTHENTICATION' as const, token } }
    }
    const queue = ((window as SamplePage).iAdvizeInterface ??= [])
    queue.push((iAdvize) => {
      for (let call = 0; call < calls; call += 1) {
        void iAdvize
          .activate(provide, (result) => told.callbacks.push(result))
          .then((result) => told.results.push(result))
      }
    })
  }, wish)

const activateOnSample = async (page: Page, wish: Wish): Promise<void> => {
  await openSample(page)
  await callActivate(page, wish)
}

When('a page of the customer calls activate', ({ scene }) =>
  scene.move(() => activateOnSample(scene.page(), { option: 'secured', calls: 1 })),
)

When('a page of the customer calls activate twice at once', ({ scene }) =>
  scene.move(() => activateOnSample(scene.page(), { option: 'secured', calls: 2 })),
)

When('a page calls activate without an option', ({ scene }) =>
  scene.move(() => activateOnSample(scene.page(), { option: 'none', calls: 1 })),
)

When('a page without a token activates anonymously', ({ scene }) =>
  scene.move(() => activateOnSample(scene.page(), { option: 'anonymous', calls: 1 })),
)

When('it calls activate again', ({ scene }) =>
  scene.move(() => callActivate(scene.page(), { option: 'secured', calls: 1 })),
)

const toldOn = (page: Page): Promise<Told> =>
  page.evaluate(() => (window as SamplePage).told ?? { results: [], callbacks: [] })

Then('a result has the status {string}', async ({ scene }, status: string) => {
  const statuses = async () => (await toldOn(scene.page())).results.map(({ authentication }) => authentication.status)
  await expect.poll(statuses).toContain(status)
})

Then('a result has the reason {string}', async ({ scene }, reason: string) => {
  const reasons = async () =>
    (await toldOn(scene.page())).results.map(({ authentication }) =>
      'reason' in authentication ? authentication.reason : null,
    )
  await expect.poll(reasons).toContain(reason)
})

Then('the last result has no reason', async ({ scene }) => {
  const { results } = await toldOn(scene.page())
  expect(results.length).toBeGreaterThan(0)
  expect(results.at(-1)?.authentication).not.toHaveProperty('reason')
})

Then('the last result has the option SECURED_AUTHENTICATION and the token that was sent', async ({ scene }) => {
  const { results } = await toldOn(scene.page())
  expect(results.at(-1)?.authentication.option).toEqual({
    type: 'SECURED_AUTHENTICATION',
    // Five parts, as the compact form of an encrypted token has.
    token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+\.[\w-]+\.[\w-]+$/),
  })
})

Then('the callback is given the same, and once', async ({ scene }) => {
  const { results, callbacks } = await toldOn(scene.page())
  expect(results.length).toBeGreaterThan(0)
  expect(callbacks).toEqual(results)
})
