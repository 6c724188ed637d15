import { expect, test } from '../../plain-test.ts'
import { platformPathOf, VENDOR_URL } from '../../../playwright-kit/vendor-urls.ts'

const vendors = [
  'https://halc.iadvize.com/iadvize.js',
  'http://iadvize.com',
  'https://API.IADVIZE.COM/graphql',
  'https://a.b.iadvize.com:8443/x?y#z',
]
const others = [
  'https://iadvize.com.example/iadvize.js',
  'https://notiadvize.com/iadvize.js',
  'https://shop.example/?to=https://halc.iadvize.com/',
  'https://iadvize.com@shop.example/',
  'https://shop.example/iadvize.com/x',
]

test('every host of the vendor is routed, and nobody else', () => {
  expect(vendors.filter((url) => !VENDOR_URL.test(url))).toEqual([])
  expect(others.filter((url) => VENDOR_URL.test(url))).toEqual([])
})

test('the tag is on every host but the one of the interface, which has the interface only', () => {
  const pathOf = (url: string): string | null => platformPathOf(new URL(url))
  expect(pathOf('https://halc.iadvize.com/iadvize.js?sid=1')).toBe('/iadvize.js')
  expect(pathOf('https://cdlc.iadvize.com/iadvize.js')).toBe('/iadvize.js')
  expect(pathOf('https://api.iadvize.com/graphql')).toBe('/graphql')
  expect(pathOf('https://api.iadvize.com/iadvize.js')).toBe(null)
  expect(pathOf('https://halc.iadvize.com/graphql')).toBe(null)
  expect(pathOf('https://static.iadvize.com/boxed-tag/1.4.4/index.js')).toBe(null)
})
