/** Steps of the project's own: a page that calls `activate` as the vendor's sample does, and what it is told. */

import type { Page } from '@playwright/test'
import { createBdd, type DataTable } from 'playwright-bdd'
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

type Call = { result: ActivationResult | null; readonly given: ActivationResult[] }

/** What the page knows of its calls of `activate`, and of the tokens that it has answered the tag with. */
type Told = { readonly calls: Call[]; readonly tokens: string[] }
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
    const told: Told = ((window as SamplePage).told ??= { calls: [], tokens: [] })
    const provide = async () => {
      if (option === 'none') return {} as never
      if (option === 'anonymous') return { authenticationOption: { type: 'ANONYMOUS' as const } }
      const response = await fetch('/api/iadvize-token', { method: 'POST' })
      const { token } = (await response.json()) as { readonly token: string }
      told.tokens.push(token)
      return { authenticationOption: { type: 'SECURED_AUTHENTICATION' as const, token } }
    }
    const queue = ((window as SamplePage).iAdvizeInterface ??= [])
    queue.push((iAdvize) => {
      for (let number = 0; number < calls; number += 1) {
        const call: Call = { result: null, given: [] }
        told.calls.push(call)
        void iAdvize.activate(provide, (result) => call.given.push(result)).then((result) => (call.result = result))
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

When('it logs out', ({ scene }) =>
  scene.move(() =>
    scene.page().evaluate(() => void (window as SamplePage).iAdvizeInterface?.push((iAdvize) => iAdvize.logout())),
  ),
)

type Ended = { readonly result: ActivationResult; readonly callbacks: number; readonly isSame: boolean }

/** The calls that have ended, each with how often its callback was called, and whether with the same object. */
const endedOn = (page: Page): Promise<{ readonly ended: readonly Ended[]; readonly tokens: readonly string[] }> =>
  page.evaluate(() => {
    const { calls, tokens } = (window as SamplePage).told ?? { calls: [], tokens: [] }
    const ended = calls.flatMap(({ result, given }) =>
      result === null ? [] : [{ result, callbacks: given.length, isSame: given[0] === result }],
    )
    return { ended, tokens }
  })

Then('there is no result of the last call yet', async ({ scene }) => {
  const last = () => scene.page().evaluate(() => (window as SamplePage).told?.calls.at(-1))
  expect(await last()).toMatchObject({ result: null })
})

Then('a result has the status {string}', async ({ scene }, status: string) => {
  const statuses = async () =>
    (await endedOn(scene.page())).ended.map(({ result: { authentication } }) => authentication.status)
  await expect.poll(statuses).toContain(status)
})

Then('a result has the reason {string}', async ({ scene }, reason: string) => {
  const reasons = async () =>
    (await endedOn(scene.page())).ended.map(({ result: { authentication } }) =>
      'reason' in authentication ? authentication.reason : null,
    )
  await expect.poll(reasons).toContain(reason)
})

const OWN_TOKEN = 'one that the page has given'

Then('a result is this, and nothing else:', async ({ scene }, table: DataTable) => {
  const { option, token, ...told } = table.rowsHash()
  const results = async () => {
    const { ended, tokens } = await endedOn(scene.page())
    const text = JSON.stringify(ended.map(({ result }) => result))
    return JSON.parse(tokens.reduce((left, own) => left.replaceAll(own, OWN_TOKEN), text)) as unknown
  }
  await expect.poll(results).toContainEqual({ authentication: { option: { type: option, token }, ...told } })
})

Then('every callback was called once, with the same object', async ({ scene }) => {
  const ended = async () => (await endedOn(scene.page())).ended.map(({ callbacks, isSame }) => ({ callbacks, isSame }))
  await expect.poll(ended).toContainEqual({ callbacks: 1, isSame: true })
  const others = (await ended()).filter(({ callbacks, isSame }) => callbacks !== 1 || !isSame)
  expect(others).toEqual([])
})
