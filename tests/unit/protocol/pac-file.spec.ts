import { runInNewContext } from 'node:vm'
import { pacFile } from '../../../protocol/pac-file.ts'
import { expect, test } from '../../plain-test.ts'

const ways = (hosts: readonly string[]): readonly unknown[] =>
  hosts.map((host): unknown =>
    runInNewContext(
      `${pacFile('127.0.0.1:4072', ['chat.brand.example'])}; FindProxyForURL(${JSON.stringify(`https://${host}/`)}, ${JSON.stringify(host)})`,
    ),
  )

test('the proxy file sends each host of the vendor and of the brand through the proxy, with no other way', () => {
  const hosts = ['iadvize.com', 'halc.iadvize.com', 'a.b.IADVIZE.com', 'api.iadvize.com.', 'chat.brand.example']
  expect(new Set(ways(hosts))).toEqual(new Set(['PROXY 127.0.0.1:4072']))
})

test('the proxy file leaves every other host alone', () => {
  const hosts = ['shop.example', 'notiadvize.com', 'iadvize.com.example', 'x.chat.brand.example', 'localhost']
  expect(new Set(ways(hosts))).toEqual(new Set(['DIRECT']))
})
