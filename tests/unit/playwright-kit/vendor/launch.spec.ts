import { runInNewContext } from 'node:vm'
import { isKeptFromVendor, launchArguments, launchPreferences } from '../../../../playwright-kit/vendor/launch.ts'
import { expect, test } from '../../../plain-test.ts'

/** What Firefox would do for a host, by the proxy file among the preferences. */
const wayTo = (host: string, preferences: ReturnType<typeof launchPreferences>): unknown => {
  const [, file = ''] = String(preferences['network.proxy.autoconfig_url']).split(',')
  return runInNewContext(`${decodeURIComponent(file)}; FindProxyForURL('', ${JSON.stringify(host)})`)
}

test('a Firefox with these preferences finds neither the vendor nor the hosts of the brand, and every other host', () => {
  const preferences = launchPreferences({ 'dom.webnotifications.enabled': false }, { hosts: ['chat.brand.example'] })
  expect(preferences).toMatchObject({ 'network.proxy.type': 2, 'dom.webnotifications.enabled': false })
  for (const host of ['halc.iadvize.com', 'chat.brand.example']) {
    expect(wayTo(host, preferences)).toBe('PROXY refused.invalid:9')
  }
  expect(wayTo('shop.example', preferences)).toBe('DIRECT')
})

test('a proxy that the preferences of a test choose stays theirs', () => {
  const own = { 'network.proxy.type': 1, 'network.proxy.http': 'proxy.example' }
  expect(launchPreferences(own)).toMatchObject(own)
  expect(launchPreferences(own)).not.toHaveProperty('network.proxy.autoconfig_url')
})

test('a browser that was launched without them is not kept from the vendor, where there is a way to keep it', () => {
  expect(isKeptFromVendor('chromium', {})).toBe(false)
  expect(isKeptFromVendor('firefox', {})).toBe(false)
  expect(isKeptFromVendor('chromium', { args: launchArguments() })).toBe(true)
  expect(isKeptFromVendor('firefox', { firefoxUserPrefs: launchPreferences() })).toBe(true)
  expect(isKeptFromVendor('webkit', {})).toBe(true)
})
