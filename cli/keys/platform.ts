/** `rehearsal keys platform`: the public key that tokens are encrypted for, while iAdvize is rehearsed. */

import process from 'node:process'
import { loadPlatformKeys } from '../../test-keys/platform-keys.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'

export const printPlatformKey = (): ExitCode => {
  process.stdout.write(loadPlatformKeys().publicPem)
  return EXIT.ok
}
