/** The folder of the authority: the named one, or that of the person. */

import { homedir } from 'node:os'
import process from 'node:process'
import { dataFolder } from '../../certificates/data-folder.ts'

export const authorityFolder = (given: string | undefined): string =>
  given ?? dataFolder({ platform: process.platform, home: homedir(), environment: process.env })

/** The option that leads to the same folder again, for lines to copy. */
export const dirOption = (given: string | undefined): string => (given === undefined ? '' : ` --dir ${given}`)
