/** `rehearsal token`: for developers of a back end, who have a terminal. */

import type { Command } from 'commander'
import { MINT_OPTIONS, READ_TOKEN_OPTIONS } from '../settings/token.ts'
import { addSubcommand } from './subcommand.ts'
import type { Outcome } from './scenario.ts'
import { flawList } from './token/flaw-list.ts'

export const addTokenCommands = (token: Command, outcome: Outcome): void => {
  addSubcommand(token, outcome, {
    name: 'inspect',
    about: 'open a token layer by layer, and say what is wrong with it and how to fix it',
    options: READ_TOKEN_OPTIONS,
    example: ['rehearsal token inspect --key rsaPublicKey.pem - < token.txt'],
    more: 'Exit code 1 means that the project would refuse it.',
    run: async (tokens, options) => {
      const { inspectTokens } = await import('./token/inspect.ts')
      return inspectTokens({ ...options, tokens })
    },
  })
  addSubcommand(token, outcome, {
    name: 'verify',
    about: 'say only whether a project would accept a token, for a pipeline',
    options: READ_TOKEN_OPTIONS,
    example: ['curl -s https://shop.example/token | jq -r .token | rehearsal token verify --key rsaPublicKey.pem -'],
    more: 'Exit code 0 means accepted, 1 refused.',
    run: async (tokens, options) => {
      const { verifyTokens } = await import('./token/verify.ts')
      return verifyTokens({ ...options, tokens })
    },
  })
  addSubcommand(token, outcome, {
    name: 'mint',
    about: 'print a token: a good one, or one with one mistake',
    options: MINT_OPTIONS,
    example: [
      'rehearsal token mint --user-id 4711 --claim https://iadvize.com/loyalty=gold',
      'rehearsal token mint --flaw exp-past | rehearsal token verify -',
    ],
    more: flawList,
    run: async (_none, options) => {
      const { mintToken } = await import('./token/mint.ts')
      return mintToken(options)
    },
  })
}
