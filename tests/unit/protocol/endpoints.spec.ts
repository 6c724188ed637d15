import { expect, test } from '../../plain-test.ts'
import { endpointsOf } from '../../../protocol/endpoints.ts'

const VENDOR = 'https://api.iadvize.com/'

const cases: readonly { readonly script: string; readonly base: string }[] = [
  // Hosts from which the vendor serves the tag.
  { script: 'https://halc.iadvize.com/iadvize.js', base: VENDOR },
  { script: 'https://lc.iadvize.com/iadvize.js?sid=14027', base: VENDOR },
  { script: 'https://ha.iadvize.com/iadvize.js', base: VENDOR },
  { script: 'https://iadvize.com/iadvize.js', base: VENDOR },
  { script: 'http://halc.iadvize.com/iadvize.js', base: VENDOR },
  { script: 'https://HALC.IADVIZE.COM/iadvize.js', base: VENDOR },
  { script: 'https://halc.iadvize.com:8443/deep/iadvize.js', base: VENDOR },
  // The stand-in, wherever it is.
  { script: 'http://127.0.0.1:4070/iadvize.js', base: 'http://127.0.0.1:4070/' },
  { script: 'http://localhost:4070/iadvize.js?sid=1#x', base: 'http://localhost:4070/' },
  { script: 'http://[::1]:4070/iadvize.js', base: 'http://[::1]:4070/' },
  { script: 'http://127.0.0.1:4070/stages/w0-7/iadvize.js', base: 'http://127.0.0.1:4070/stages/w0-7/' },
  { script: 'https://brand.example/any/prefix/iadvize.js', base: 'https://brand.example/any/prefix/' },
  { script: 'https://onlinecontact.uwv.nl/iadvize.js', base: 'https://onlinecontact.uwv.nl/' },
  // Hosts that only look like the vendor's.
  { script: 'https://evil-iadvize.com/iadvize.js', base: 'https://evil-iadvize.com/' },
  { script: 'https://eviliadvize.com/iadvize.js', base: 'https://eviliadvize.com/' },
  { script: 'https://iadvize.com.evil.example/iadvize.js', base: 'https://iadvize.com.evil.example/' },
  { script: 'https://halc.iadvize.com@evil.example/iadvize.js', base: 'https://halc.iadvize.com@evil.example/' },
  { script: 'https://evil.example/halc.iadvize.com/iadvize.js', base: 'https://evil.example/halc.iadvize.com/' },
  { script: 'https://evil.example/iadvize.js?x=.iadvize.com', base: 'https://evil.example/' },
  { script: 'https://halc.iadvizexcom/iadvize.js', base: 'https://halc.iadvizexcom/' },
]

for (const { script, base } of cases) {
  test(`a tag loaded from ${script} finds its platform at ${base}`, () => {
    expect(endpointsOf(script)).toEqual({
      graphql: `${base}graphql`,
      journal: `${base}journal`,
      conversation: `${base}conversation`,
      // Beside the script, also at a host of the vendor.
      dialogPart: new URL('iadvize-chat.js', script).href,
    })
  })
}
