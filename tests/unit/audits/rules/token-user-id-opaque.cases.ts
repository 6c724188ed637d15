import { tokenUserIdOpaque } from '../../../../audits/rules/token-user-id-opaque.ts'
import { PEOPLE } from '../../../../audits/scenes/people.ts'
import { sceneOf, type RuleCases } from './case.ts'
import { judged } from './token-cases.ts'

const ids = (...found: readonly string[]) => ({
  people: sceneOf([[PEOPLE.firstIn, { journal: found.map((userId) => judged({ userId })) }]]),
})

export const tokenUserIdOpaqueCases: RuleCases = {
  rule: tokenUserIdOpaque,
  cases: [
    {
      says: '"camille@example.com" says something',
      seen: ids('camille@example.com'),
      verdict: 'warn',
      problems: ['e-mail'],
    },
    {
      says: '"shop:camille@example.co.uk" says something',
      seen: ids('shop:camille@example.co.uk'),
      verdict: 'warn',
      problems: ['e-mail'],
    },
    {
      says: '"camille%40example.com" says something',
      seen: ids('camille%40example.com'),
      verdict: 'warn',
      problems: ['e-mail'],
    },
    { says: '"+33651229856" says something', seen: ids('+33651229856'), verdict: 'warn', problems: ['phone'] },
    { says: '"0651229856" says something', seen: ids('0651229856'), verdict: 'warn', problems: ['phone'] },
    { says: '"06 51 22 98 56" says something', seen: ids('06 51 22 98 56'), verdict: 'warn', problems: ['phone'] },
    {
      says: '"+1 (555) 010-9999" says something',
      seen: ids('+1 (555) 010-9999'),
      verdict: 'warn',
      problems: ['phone'],
    },
    { says: '"1041" says something', seen: ids('1041'), verdict: 'warn', problems: ['counter'] },
    { says: '"7" says something', seen: ids('7'), verdict: 'warn', problems: ['counter'] },
    { says: '"customer-1041" says something', seen: ids('customer-1041'), verdict: 'warn', problems: ['counter'] },
    { says: '"123456789" says something', seen: ids('123456789'), verdict: 'warn', problems: ['counter'] },
    { says: '"Camille Moreau" says something', seen: ids('Camille Moreau'), verdict: 'warn', problems: ['name'] },
    { says: '"camille moreau" says something', seen: ids('camille moreau'), verdict: 'warn', problems: ['name'] },
    {
      says: '"b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41" says nothing that is known',
      seen: ids('b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41'),
      verdict: 'pass',
    },
    { says: '"1234567890123" says nothing that is known', seen: ids('1234567890123'), verdict: 'pass' },
    { says: '"a7" says nothing that is known', seen: ids('a7'), verdict: 'pass' },
    { says: '"user1041" says nothing that is known', seen: ids('user1041'), verdict: 'pass' },
    { says: '"0123" says nothing that is known', seen: ids('0123'), verdict: 'pass' },
    { says: '"camille" says nothing that is known', seen: ids('camille'), verdict: 'pass' },
    { says: '"x@y" says nothing that is known', seen: ids('x@y'), verdict: 'pass' },
    { says: '"12-34-56" says nothing that is known', seen: ids('12-34-56'), verdict: 'pass' },
    { says: '"0651229856x" says nothing that is known', seen: ids('0651229856x'), verdict: 'pass' },
    { says: '"x+33651229856" says nothing that is known', seen: ids('x+33651229856'), verdict: 'pass' },
    { says: '"1041-" says nothing that is known', seen: ids('1041-'), verdict: 'pass' },
    { says: '"-1041x" says nothing that is known', seen: ids('-1041x'), verdict: 'pass' },
    {
      says: '1234567890123 and 1234567890124 are counted up',
      seen: ids('1234567890123', '1234567890124'),
      verdict: 'warn',
      problems: ['neighbours'],
    },
    {
      says: '1234567890124 and 1234567890123 are counted up',
      seen: ids('1234567890124', '1234567890123'),
      verdict: 'warn',
      problems: ['neighbours'],
    },
    {
      says: 'user1041 and user1042 are counted up',
      seen: ids('user1041', 'user1042'),
      verdict: 'warn',
      problems: ['neighbours'],
    },
    {
      says: 'u-0000000000 and u-0000000999 are counted up',
      seen: ids('u-0000000000', 'u-0000000999'),
      verdict: 'warn',
      problems: ['neighbours'],
    },
    { says: '1234567890123 and 1234567891123 are not', seen: ids('1234567890123', '1234567891123'), verdict: 'pass' },
    { says: '1234567891123 and 1234567890123 are not', seen: ids('1234567891123', '1234567890123'), verdict: 'pass' },
    { says: 'shop-1-x5 and shop-1-x900000 are not', seen: ids('shop-1-x5', 'shop-1-x900000'), verdict: 'pass' },
    { says: 'user1041 and guest1042 are not', seen: ids('user1041', 'guest1042'), verdict: 'pass' },
    { says: 'user1041 and owner1042 are not', seen: ids('user1041', 'owner1042'), verdict: 'pass' },
    { says: 'usera and userb are not', seen: ids('usera', 'userb'), verdict: 'pass' },
    { says: 'user1041 and userb are not', seen: ids('user1041', 'userb'), verdict: 'pass' },
    { says: 'usera and user1041 are not', seen: ids('usera', 'user1041'), verdict: 'pass' },
    {
      says: 'two small numbers are both',
      seen: ids('1041', '1042'),
      verdict: 'warn',
      problems: ['counter', 'neighbours'],
    },
    { says: 'no id', seen: ids(), verdict: 'could-not-tell' },
  ],
}
