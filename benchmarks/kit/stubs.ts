/**
 * What a developer without a stand-in writes by hand: a tag that sends what the provider returns, and an answer that accepts it.
 */

import type { Page } from '@playwright/test'

const TAG = `
const iAdvize = {
  async activate(provider) {
    const { authenticationOption } = await provider()
    const body = JSON.stringify({ query: 'mutation { visitorAuthenticate }', variables: { authenticationOption } })
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch('https://api.iadvize.com/graphql', { method: 'POST', body, headers })
    const { data } = await answer.json()
    localStorage.setItem('iadvize-1234-vuid', data.vuid)
    const status = 'authentication-success'
    return { authentication: { status } }
  },
}
const calls = window.iAdvizeInterface
window.iAdvizeInterface = { config: calls.config, push: (call) => call(iAdvize) }
calls.forEach((call) => call(iAdvize))`

/** Returns the list of tokens that were sent. */
export const stubVendor = async (page: Page): Promise<readonly string[]> => {
  const sent: string[] = []
  await page.route('**/iadvize.js', (route) => route.fulfill({ contentType: 'text/javascript', body: TAG }))
  await page.route('https://api.iadvize.com/graphql', (route) => {
    sent.push(route.request().postData() ?? '')
    return route.fulfill({
      json: { data: { vuid: '4f5c' } },
      headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' },
    })
  })
  return sent
}
