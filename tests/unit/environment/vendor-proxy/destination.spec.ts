import { addressOf, destinationOf, destinationOfConnect } from '../../../../environment/vendor-proxy/destination.ts'
import { expect, test } from '../../../plain-test.ts'

for (const [authority, host, port] of [
  ['shop.example:443', 'shop.example', 443],
  ['SHOP.example:80', 'shop.example', 80],
  ['api.iadvize.com.:443', 'api.iadvize.com', 443],
  ['api%2eiadvize.com:443', 'api.iadvize.com', 443],
  ['ａpi.iadvize.com:443', 'api.iadvize.com', 443],
  ['[::1]:8443', '::1', 8443],
] as const) {
  test(`CONNECT ${authority} is for ${host}, port ${port}`, () => {
    expect(destinationOfConnect(authority)).toEqual({ host, port })
  })
}

for (const authority of [
  '',
  'shop.example',
  'a b:1',
  'shop.example:x',
  'user@shop.example:1',
  'x/y:1',
  'shop.example:65536',
]) {
  test(`CONNECT "${authority}" has no destination`, () => {
    expect(destinationOfConnect(authority)).toBeNull()
  })
}

test('only an absolute address of HTTP or HTTPS is a destination for the proxy', () => {
  expect(addressOf('http://shop.example/x')?.href).toBe('http://shop.example/x')
  expect(addressOf('HTTPS://shop.example')?.href).toBe('https://shop.example/')
  for (const target of ['/x', '*', 'ftp://shop.example/', 'http://', '//shop.example/'])
    expect(addressOf(target)).toBeNull()
})

test('an address without a port has that of its scheme', () => {
  expect(destinationOf(new URL('http://shop.example/'))).toEqual({ host: 'shop.example', port: 80 })
  expect(destinationOf(new URL('https://shop.example/'))).toEqual({ host: 'shop.example', port: 443 })
})
