/** `rehearsal keys`: the key pair with which a brand signs its tokens. */

import type { Command } from 'commander'
import { KEYS_GENERATE_OPTIONS, KEYS_SHOW_OPTIONS } from '../settings/token.ts'
import { addSubcommand } from './subcommand.ts'
import type { Outcome } from './scenario.ts'

export const addKeysCommands = (keys: Command, outcome: Outcome): void => {
  addSubcommand(keys, outcome, {
    name: 'generate',
    about: 'make a private key (PKCS#8), which only you can read, and its public key (SPKI); no file is written over',
    options: KEYS_GENERATE_OPTIONS,
    example: ['rehearsal keys generate --out keys'],
    run: async (_none, options) => {
      const { generateKeys } = await import('./keys/generate.ts')
      return generateKeys(options)
    },
  })
  addSubcommand(keys, outcome, {
    name: 'platform',
    about: "print the public key of the stand-in, which takes the place of iAdvize's: encrypt tokens for it",
    options: {},
    example: ['rehearsal keys platform > platform.pem'],
    run: async () => {
      const { printPlatformKey } = await import('./keys/platform.ts')
      return printPlatformKey()
    },
  })
  addSubcommand(keys, outcome, {
    name: 'show',
    about: 'say what a key file is, which half of a pair it holds, and how to make the form that iAdvize takes',
    options: KEYS_SHOW_OPTIONS,
    example: [
      'rehearsal keys show keys/rsaPrivateKey.pem keys/rsaPublicKey.pem',
      'rehearsal keys show keystore.crt --pem > rsaPublicKey.pem',
    ],
    more: 'A private key is never printed. Exit code 1 means that no project can use one of the keys.',
    run: async (files, options) => {
      const { showKeys } = await import('./keys/show.ts')
      return showKeys({ ...options, files })
    },
  })
}
