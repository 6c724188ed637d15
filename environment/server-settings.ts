/** Where the stand-in listens: the settings that the settings file and `startRehearsal()` share. */

import { value, wholeNumber } from '../settings/fields.ts'
import { isLoopback } from './listen.ts'

export const PORT = wholeNumber(0, 65_535)

export const HOST = value<string>(
  '127.0.0.1, ::1 or localhost, because Rehearsal listens on this machine only',
  (given) => typeof given === 'string' && isLoopback(given),
)
