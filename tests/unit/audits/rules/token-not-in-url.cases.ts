import { tokenNotInUrl } from '../../../../audits/rules/token-not-in-url.ts'
import type { RuleCases } from './case.ts'
import { judged, NO_TOKEN, requestOf, seeing, TOKEN, USER_ID } from './token-cases.ts'

const asked = (url: string, userId = USER_ID) =>
  seeing({ journal: [judged({ userId })], requests: [requestOf({ url })] })

const FACTS = { queue: 'array', sid: '1234', elements: [], hasCallbacks: false, customData: null } as const

const shown = (url: string) =>
  seeing({
    journal: [judged()],
    documents: [{ id: 'one', url, moment: 'at rest', facts: FACTS, isTop: true, isVendor: false }],
  })

export const tokenNotInUrlCases: RuleCases = {
  rule: tokenNotInUrl,
  cases: [
    { says: 'ordinary addresses are well', seen: asked('http://shop.example/account?page=2'), verdict: 'pass' },
    {
      says: 'a token in what is asked for is not',
      seen: asked(`http://shop.example/?t=${TOKEN}`),
      verdict: 'fail',
      problems: ['token'],
    },
    {
      says: 'a token in what is shown is not',
      seen: shown(`http://shop.example/#t=${TOKEN}`),
      verdict: 'fail',
      problems: ['token'],
    },
    {
      says: 'a user id is not',
      seen: asked(`http://shop.example/account?uid=${USER_ID}`),
      verdict: 'fail',
      problems: ['user-id'],
    },
    {
      says: 'a user id that is shown is not',
      seen: shown(`http://shop.example/${USER_ID}`),
      verdict: 'fail',
      problems: ['user-id'],
    },
    {
      says: 'an id of four characters is not',
      seen: asked('http://shop.example/?uid=1041', '1041'),
      verdict: 'fail',
      problems: ['user-id'],
    },
    { says: 'three characters are anywhere', seen: asked('http://shop.example/?uid=104', '104'), verdict: 'pass' },
    {
      says: 'the tag may ask the vendor, at whatever host the vendor is',
      seen: seeing({
        journal: [judged()],
        requests: ['https://api.iadvize.com/graphql', 'https://onlinecontact.brand.example/'].map((url) =>
          requestOf({ url: `${url}?t=${TOKEN}`, isVendor: true }),
        ),
      }),
      verdict: 'pass',
    },
    {
      says: 'a host of that name which is not the vendor must not be asked with a token',
      seen: asked(`https://onlinecontact.brand.example/?t=${TOKEN}`),
      verdict: 'fail',
      problems: ['token'],
    },
    {
      says: 'a private key is not',
      seen: asked(`http://shop.example/?key=MIIEvQIBA${'A'.repeat(300)}`),
      verdict: 'fail',
      problems: ['private-key'],
    },
    NO_TOKEN,
  ],
}
