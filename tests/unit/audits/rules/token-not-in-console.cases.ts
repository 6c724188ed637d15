import type { Case } from './case.ts'
import { ANOTHER_TOKEN, judged, NO_TOKEN, seeing, TOKEN, USER_ID } from './token-cases.ts'

const written = (text: string, tokens: readonly string[] = [TOKEN]) =>
  seeing({ lines: [{ level: 'warning', text, url: 'http://shop.example/shop.js' }] }, { tokens })

export const cases: readonly Case[] = [
  {
    says: 'a line with a reason',
    seen: written('The chat is not available: no token'),
    verdict: 'pass',
    tells: 'Neither a token, a key nor the user id was written to the console.',
  },
  {
    says: 'an uncaught error without a token',
    seen: seeing({ errors: [{ message: 'no', url: '' }] }),
    verdict: 'pass',
  },
  { says: 'a line with a token', seen: written(`token ${TOKEN}`), verdict: 'fail', problems: ['token'] },
  {
    says: 'a line with the second of two tokens',
    seen: written(TOKEN, [ANOTHER_TOKEN, TOKEN]),
    verdict: 'fail',
    problems: ['token'],
  },
  {
    says: "a line with the whole result of a success, as the vendor's sample writes it",
    seen: written(JSON.stringify({ authentication: { option: { token: TOKEN }, status: 'authentication-success' } })),
    verdict: 'pass',
    tells:
      "Neither a token, a key nor the user id was written to the console, except in the result of activate, which the vendor's sample also writes; the reason alone is enough.",
  },
  {
    says: "a line with the whole result of a failure, as the vendor's sample writes it",
    seen: written(JSON.stringify({ authentication: { option: { token: TOKEN }, status: 'authentication-failure' } })),
    verdict: 'pass',
    tells:
      "Neither a token, a key nor the user id was written to the console, except in the result of activate, which the vendor's sample also writes; the reason alone is enough.",
  },
  {
    says: 'an uncaught error with a token',
    seen: seeing({ errors: [{ message: `bad token ${TOKEN}`, url: '' }] }),
    verdict: 'fail',
    problems: ['token'],
  },
  {
    says: 'a line with a private key',
    seen: written(`key -----BEGIN PRIVATE KEY-----${'A'.repeat(60)}`),
    verdict: 'fail',
    problems: ['private-key'],
    tells: 'The site writes a private key to the console.',
  },
  {
    says: 'a line with the user id',
    seen: seeing({
      journal: [judged()],
      lines: [{ level: 'log', text: `signed in as ${USER_ID}`, url: 'http://shop.example/shop.js' }],
    }),
    verdict: 'warn',
    problems: ['user-id'],
  },
  {
    says: 'a line with the user id and a status',
    seen: seeing({
      journal: [judged()],
      lines: [{ level: 'log', text: `${USER_ID}: "authentication-success"`, url: 'http://shop.example/shop.js' }],
    }),
    verdict: 'warn',
    problems: ['user-id'],
  },
  NO_TOKEN,
]
