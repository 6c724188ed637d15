import { expect, test } from '../../../plain-test.ts'
import { createCookies } from '../../../../mock-tag/storage/cookies.ts'
import { fakeBrowser } from './fake-browser.ts'

const DOMAINS = ['brand-domain.com', 'chat.other.com']

test.describe('a cookie on a page of', () => {
  for (const { hostname, listed, domain } of [
    { hostname: 'brand-domain.com', listed: DOMAINS, domain: 'brand-domain.com' },
    { hostname: 'shop.brand-domain.com', listed: DOMAINS, domain: 'brand-domain.com' },
    { hostname: 'chat.other.com', listed: DOMAINS, domain: 'chat.other.com' },
    { hostname: 'a.b.com', listed: ['a.b.com', 'b.com'], domain: 'a.b.com' },
  ]) {
    test(`a cookie on ${hostname} is set for ${domain} when ${listed.join()} is listed`, () => {
      const browser = fakeBrowser({ hostname })
      createCookies(browser.page.document, listed).write('id', 7, 1)
      expect([...browser.cookies]).toEqual([[`id ${domain}`, '7']])
    })
  }

  for (const { hostname, listed } of [
    { hostname: 'other.com', listed: DOMAINS },
    { hostname: 'notbrand-domain.com', listed: DOMAINS },
    { hostname: 'brand-domain.com.evil.com', listed: DOMAINS },
    { hostname: 'shop.example', listed: [] },
    { hostname: 'shop.example', listed: [''] },
    { hostname: 'shop.example', listed: [null, 7] },
    { hostname: 'shop.example', listed: 'shop.example' },
    { hostname: 'shop.example', listed: { 0: 'shop.example' } },
    { hostname: 'shop.example', listed: undefined },
  ]) {
    test(`a cookie on ${hostname} is set for that host alone when ${JSON.stringify(listed)} is listed`, () => {
      const browser = fakeBrowser({ hostname })
      createCookies(browser.page.document, listed as never).write('id', 7, 1)
      expect([...browser.cookies]).toEqual([['id', '7']])
    })
  }
})

test('an older cookie for the host alone does not shadow the one for the listed domain', () => {
  const browser = fakeBrowser({ hostname: 'shop.brand-domain.com' })
  createCookies(browser.page.document, undefined).write('id', 'old', 1)
  const cookies = createCookies(browser.page.document, DOMAINS)
  cookies.write('id', 'new', 1)
  expect(cookies.read('id')).toBe('new')
})

test('removing a cookie removes the one of the domain and the one of the host alone', () => {
  const browser = fakeBrowser({ hostname: 'shop.brand-domain.com' })
  createCookies(browser.page.document, DOMAINS).write('id', 'wide', 1)
  createCookies(browser.page.document, undefined).write('id', 'narrow', 1)
  createCookies(browser.page.document, DOMAINS).remove('id')
  expect([...browser.cookies]).toEqual([])
})

test('a cookie can hold any JSON', () => {
  const { page } = fakeBrowser()
  const cookies = createCookies(page.document, undefined)
  for (const value of ['; Max-Age=9', 'ä=%', { a: ['1', null] }, false, 0]) {
    cookies.write('id', value, 1)
    expect(cookies.read('id')).toEqual(value)
  }
})
