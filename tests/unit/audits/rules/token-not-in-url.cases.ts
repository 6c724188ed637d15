import type { Case } from './case.ts'
import { judged, NO_TOKEN, requestOf, seeing, TOKEN, USER_ID } from './token-cases.ts'

const asked = (url: string, userId = USER_ID) =>
  seeing({ journal: [judged({ userId })], requests: [requestOf({ url })] })

const FACTS = { queue: 'array', sid: '1234', elements: [], hasCallbacks: false, customData: null } as const

const shown = (url: string) =>
  seeing({
    journal: [judged()],
    documents: [{ id: 'one', url, moment: 'at rest', facts: FACTS, isTop: true, isVendor: false }],
  })

export const cases: readonly Case[] = [
  { says: 'an address without a token', seen: asked('http://shop.example/account?page=2'), verdict: 'pass' },
  {
    says: 'a token in the address of a request',
    seen: asked(`http://shop.example/?t=${TOKEN}`),
    verdict: 'fail',
    problems: ['token'],
  },
  {
    says: 'a token in the address of a page',
    seen: shown(`http://shop.example/#t=${TOKEN}`),
    verdict: 'fail',
    problems: ['token'],
  },
  {
    says: 'the user id in the address of a request',
    seen: asked(`http://shop.example/account?uid=${USER_ID}`),
    verdict: 'fail',
    problems: ['user-id'],
  },
  {
    says: 'the user id in the address of a page',
    seen: shown(`http://shop.example/${USER_ID}`),
    verdict: 'fail',
    problems: ['user-id'],
  },
  {
    says: 'a user id of four characters in the address of a request',
    seen: asked('http://shop.example/?uid=1041', '1041'),
    verdict: 'fail',
    problems: ['user-id'],
  },
  {
    says: 'a user id of three characters in the address of a request',
    seen: asked('http://shop.example/?uid=104', '104'),
    verdict: 'pass',
  },
  {
    says: 'a token in requests of the tag to hosts of the vendor',
    seen: seeing({
      journal: [judged()],
      requests: ['https://api.iadvize.com/graphql', 'https://onlinecontact.brand.example/'].map((url) =>
        requestOf({ url: `${url}?t=${TOKEN}`, isVendor: true }),
      ),
    }),
    verdict: 'pass',
  },
  {
    says: "a token in a request to a host that was not named as the vendor's",
    seen: asked(`https://onlinecontact.brand.example/?t=${TOKEN}`),
    verdict: 'fail',
    problems: ['token'],
  },
  {
    says: 'a private key in the address of a request',
    seen: asked(`http://shop.example/?key=MIIEvQIBA${'A'.repeat(300)}`),
    verdict: 'fail',
    problems: ['private-key'],
  },
  NO_TOKEN,
]
