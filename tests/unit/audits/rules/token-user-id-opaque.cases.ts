import { sceneOf, type Case } from './case.ts'
import { judged } from './token-cases.ts'
import { PEOPLE } from '../../../../audits/scenes/steps.ts'

const ids = (...found: readonly string[]) => ({
  people: sceneOf([[PEOPLE.firstIn, { journal: found.map((userId) => judged({ userId })) }]]),
})

const TELLING = {
  'e-mail': ['camille@example.com', 'shop:camille@example.co.uk', 'camille%40example.com'],
  phone: ['+33651229856', '0651229856', '06 51 22 98 56', '+1 (555) 010-9999'],
  counter: ['1041', '7', 'customer-1041', '123456789'],
  name: ['Camille Moreau', 'camille moreau'],
}

const OPAQUE = [
  'b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41',
  '1234567890123',
  'a7',
  'user1041',
  '0123',
  'camille',
  'x@y',
  '12-34-56',
  '0651229856x',
  'x+33651229856',
  '1041-',
  '-1041x',
]

const COUNTED_UP = [
  ['1234567890123', '1234567890124'],
  ['1234567890124', '1234567890123'],
  ['user1041', 'user1042'],
  ['u-0000000000', 'u-0000000999'],
] as const

const NOT_COUNTED_UP = [
  ['1234567890123', '1234567891123'],
  ['1234567891123', '1234567890123'],
  ['shop-1-x5', 'shop-1-x900000'],
  ['user1041', 'guest1042'],
  ['user1041', 'owner1042'],
  ['usera', 'userb'],
  ['user1041', 'userb'],
  ['usera', 'user1041'],
] as const

export const cases: readonly Case[] = [
  ...Object.entries(TELLING).flatMap(([problem, telling]) =>
    telling.map((id): Case => ({
      says: `the user id "${id}"`,
      seen: ids(id),
      verdict: 'warn',
      problems: [problem],
    })),
  ),
  ...OPAQUE.map((id): Case => ({ says: `the user id "${id}"`, seen: ids(id), verdict: 'pass' })),
  ...COUNTED_UP.map(([one, other]): Case => ({
    says: `the consecutive user ids ${one} and ${other}`,
    seen: ids(one, other),
    verdict: 'warn',
    problems: ['neighbours'],
  })),
  ...NOT_COUNTED_UP.map(([one, other]): Case => ({
    says: `the user ids ${one} and ${other}`,
    seen: ids(one, other),
    verdict: 'pass',
  })),
  {
    says: 'two small numbers in a row as user ids',
    seen: ids('1041', '1042'),
    verdict: 'warn',
    problems: ['counter', 'neighbours'],
  },
  { says: 'a visitor without a user id', seen: ids(), verdict: 'could-not-tell' },
]
