import { tokenNotInConsole } from '../../../../audits/rules/token-not-in-console.ts'
import type { RuleCases } from './case.ts'
import { ANOTHER_TOKEN, judged, NO_TOKEN, seeing, TOKEN, USER_ID } from './token-cases.ts'

const written = (text: string, tokens: readonly string[] = [TOKEN]) =>
  seeing({ lines: [{ level: 'warning', text, url: 'http://shop.example/shop.js' }] }, { tokens })

export const tokenNotInConsoleCases: RuleCases = {
  rule: tokenNotInConsole,
  cases: [
    { says: 'a reason is well', seen: written('The chat is not available: no token'), verdict: 'pass' },
    { says: 'an error of the site is well', seen: seeing({ errors: [{ message: 'no', url: '' }] }), verdict: 'pass' },
    { says: 'a token is not', seen: written(`token ${TOKEN}`), verdict: 'fail', problems: ['token'] },
    {
      says: 'any of the tokens is not',
      seen: written(TOKEN, [ANOTHER_TOKEN, TOKEN]),
      verdict: 'fail',
      problems: ['token'],
    },
    {
      says: 'the result is not',
      seen: written(JSON.stringify({ authentication: { option: { token: TOKEN }, status: 'authentication-success' } })),
      verdict: 'fail',
      problems: ['result'],
    },
    {
      says: 'the result of a failure is not',
      seen: written(JSON.stringify({ authentication: { option: { token: TOKEN }, status: 'authentication-failure' } })),
      verdict: 'fail',
      problems: ['result'],
    },
    {
      says: 'the message of an uncaught error is not',
      seen: seeing({ errors: [{ message: `bad token ${TOKEN}`, url: '' }] }),
      verdict: 'fail',
      problems: ['token'],
    },
    {
      says: 'a private key is not',
      seen: written(`key -----BEGIN PRIVATE KEY-----${'A'.repeat(60)}`),
      verdict: 'fail',
      problems: ['private-key'],
      tells: 'The site writes a private key to the console.',
    },
    {
      says: 'the user id is warned of',
      seen: seeing({
        journal: [judged()],
        lines: [{ level: 'log', text: `signed in as ${USER_ID}`, url: 'http://shop.example/shop.js' }],
      }),
      verdict: 'warn',
      problems: ['user-id'],
    },
    {
      says: 'a status that is written with the user id is not the result',
      seen: seeing({
        journal: [judged()],
        lines: [{ level: 'log', text: `${USER_ID}: "authentication-success"`, url: 'http://shop.example/shop.js' }],
      }),
      verdict: 'warn',
      problems: ['user-id'],
    },
    NO_TOKEN,
  ],
}
