/** `await expect(iadvize).toHaveNoIdentityLeft()` */

import type { HeldItem } from '../rehearsed.ts'
import type { Judgement, Waiting } from '../../claims/judgement.ts'
import { matcherFrom, type Matcher } from './matcher.ts'
import { checkOptions } from '../../claims/options.ts'

/** The cookie and the local storage key that identify the visitor. The consent cookie does not identify anyone. */
const IDENTITY = /^iadvize-.+-(?:vuid|jwtIdentity)$/

export const judgeNoIdentityLeft = (held: readonly HeldItem[]): Judgement => {
  const left = held.filter(({ name }) => IDENTITY.test(name)).map(wordsFor)
  const others = held.length - left.length
  return {
    pass: left.length === 0,
    expected: 'no cookie and nothing in local storage that says who the visitor is',
    expectedNot: 'a cookie, or something in local storage, that says who the visitor is',
    actual: left.length === 0 ? `none${others === 0 ? '' : ` (${others} without an identity)`}` : left.join('; '),
    nearestMiss: null,
  }
}

export const toHaveNoIdentityLeft: Matcher<[options?: Waiting]> = matcherFrom({
  name: 'toHaveNoIdentityLeft',
  read: (options?: Waiting): Waiting => {
    checkOptions('toHaveNoIdentityLeft', options, {})
    return options ?? {}
  },
  about: 'pages',
  look: (rehearsed) => rehearsed.held(),
  judge: judgeNoIdentityLeft,
  kind: () => 'absence',
})

const wordsFor = ({ place, name, origin }: HeldItem): string =>
  `${place === 'cookie' ? 'the cookie' : 'in local storage'} ${name} of ${origin}`
