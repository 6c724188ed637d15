import { atSamePage, isSamePage } from '../../../../../audits/rules/questions/same-page.ts'
import type { Claim } from './claim.ts'

const SHOP = 'https://shop.example'

const both = (one: string, other: string) => () => [
  isSamePage(SHOP + one, SHOP + other),
  isSamePage(SHOP + other, SHOP + one),
]

const SAME = [
  ['/account', '/account'],
  ['/account', '/account?welcome=1'],
  ['/account?from=mail', '/account'],
  ['/account?from=mail', '/account?from='],
  ['/account#orders', '/account'],
  ['/account#open/orders', '/account'],
  ['/account/', '/account'],
  ['//account', '/account'],
  ['/', '/index.html'],
  ['/?t=1764362400', '/?t=1764362411'],
  ['/?v=a1', '/?v=b2'],
  ['/?v=1a', '/?v=2b'],
  ['/?page=account&t=1', '/?page=account&t=2'],
  ['/#/account', '/#/account?tab=orders'],
  ['/#/account/', '/#!/account'],
  ['/#/', '/'],
] as const

const DIFFERENT = [
  ['/account', '/help'],
  ['/accounts', '/account'],
  ['/help/account', '/help-account'],
  ['/index.html/account', '/account'],
  ['/?page=account', '/?page=help'],
  ['/#/account', '/#/help'],
  ['/#/account', '/#/account/orders'],
  ['/#/account', '/'],
] as const

const LOOKS = ['/account', '/account?welcome=1'].map((path) => ({ url: SHOP + path }))

export const claims: readonly Claim[] = [
  ...SAME.map(([one, other]) => ({
    says: `${one} and ${other} are the same page`,
    answer: both(one, other),
    is: [true, true],
  })),
  ...DIFFERENT.map(([one, other]) => ({
    says: `${one} and ${other} are different pages`,
    answer: both(one, other),
    is: [false, false],
  })),
  {
    says: 'the same path on another host is another page',
    answer: () => isSamePage('https://shop.example/account', 'https://help.example/account'),
    is: false,
  },
  {
    says: 'a string that is no address is the same page as itself only',
    answer: () => [isSamePage('', ''), isSamePage('', `${SHOP}/`), isSamePage(`${SHOP}/`, 'help')],
    is: [true, false, false],
  },
  {
    says: 'a page is compared with what was seen at its exact address',
    answer: () => atSamePage(LOOKS, `${SHOP}/account?welcome=1`),
    is: LOOKS.slice(1),
  },
  {
    says: 'a page that was never seen at its exact address is compared with the same page under another query',
    answer: () => atSamePage(LOOKS, `${SHOP}/account?welcome=2`),
    is: LOOKS,
  },
  {
    says: 'a page that was never seen is compared with nothing',
    answer: () => atSamePage(LOOKS, `${SHOP}/help`),
    is: [],
  },
]
