import { expect, test } from '../../plain-test.ts'
import { knownButNotServed, platformPathOf, VENDOR_URL, vendorUrl } from '../../../protocol/vendor-urls.ts'

const vendors = [
  'https://halc.iadvize.com/iadvize.js',
  'http://iadvize.com',
  'https://API.IADVIZE.COM/graphql',
  'https://a.b.iadvize.com:8443/x?y#z',
  'https://api.iadvize.com./graphql',
]
const others = [
  'https://iadvize.com.example/iadvize.js',
  'https://notiadvize.com/iadvize.js',
  'https://shop.example/?to=https://halc.iadvize.com/',
  'https://iadvize.com@shop.example/',
  'https://shop.example/iadvize.com/x',
]

test('every host of the vendor is routed, and no other host', () => {
  expect(vendors.filter((url) => !VENDOR_URL.test(url))).toEqual([])
  expect(others.filter((url) => VENDOR_URL.test(url))).toEqual([])
})

test('the tag is on every host except that of the API, which has only the API', () => {
  const pathOf = (url: string): string | null => platformPathOf(new URL(url))
  expect(pathOf('https://halc.iadvize.com/iadvize.js?sid=1')).toBe('/iadvize.js')
  expect(pathOf('https://cdlc.iadvize.com/iadvize.js')).toBe('/iadvize.js')
  expect(pathOf('https://api.iadvize.com/graphql')).toBe('/graphql')
  expect(pathOf('https://api.iadvize.com./graphql')).toBe('/graphql')
  expect(pathOf('https://api.iadvize.com/iadvize.js')).toBe(null)
  expect(pathOf('https://halc.iadvize.com/graphql')).toBe(null)
  expect(pathOf('https://static.iadvize.com/boxed-tag/1.4.4/index.js')).toBe(null)
})

test("the bundle of the boxed tag is recognised by its name, and no other file of the vendor's is", () => {
  const said = (url: string): string | null => knownButNotServed(new URL(url))
  expect(said('https://static.iadvize.com/boxed-tag/1.4.4/index.js')).toContain("the bundle of the vendor's boxed tag")
  expect(said('https://static.iadvize.com/uploads/avatar')).toBeNull()
  expect(said('https://halc.iadvize.com/boxed-tag/1.4.4/index.js')).toBeNull()
})

test("a host of the brand's own is routed with all its ports and paths, but no host that only looks like it", () => {
  const own = vendorUrl(['chat.brand.example'])
  const isOwn = (url: string): boolean => own.test(url)
  expect(['https://chat.brand.example/iadvize.js?sid=1', 'http://chat.brand.example:8080'].filter(isOwn)).toHaveLength(
    2,
  )
  const alike = ['https://chat.brand.example.org/', 'https://xchat.brand.example/', 'https://chatxbrand.example/']
  expect(alike.filter(isOwn)).toEqual([])
  expect(vendors.filter((url) => !isOwn(url))).toEqual([])
})

test('beside a tag on a stand-in, the addresses of the platform are routed, and nothing else of that host', () => {
  const tagUrl = 'http://127.0.0.1:4070/stages/one/iadvize.js'
  const isRouted = (url: string): boolean => vendorUrl([], tagUrl).test(url)
  const at = (path: string): string => `http://127.0.0.1:4070/stages/one/${path}`
  for (const path of ['iadvize.js', 'iadvize.js?sid=1', 'iadvize-chat.js', 'graphql', 'journal', 'conversation']) {
    expect(isRouted(at(path)), path).toBe(true)
    expect(platformPathOf(new URL(at(path)), tagUrl)).toBe(`/${path.split('?')[0]}`)
  }
  const besides = [at('account'), at('graphql/x'), 'http://127.0.0.1:4070/graphql', 'http://127.0.0.1:4071/iadvize.js']
  expect(besides.filter(isRouted)).toEqual([])
  expect(vendors.filter((url) => !isRouted(url))).toEqual([])
  expect(platformPathOf(new URL('https://halc.iadvize.com/iadvize.js'), tagUrl)).toBe('/iadvize.js')
})
