/** Reads values that must not be in a journey's file, above all passwords. */

import process from 'node:process'

/** The value of the environment variable. Throws an Error of one sentence, without a stack, if it is missing or empty. */
export const fromEnvironment = (name: string): string => {
  const value = process.env[name]
  if (value !== undefined && value !== '') return value
  const error = new Error(
    `The environment variable ${name} is missing: set it in the terminal before you run the tests, with export ${name}=… (in PowerShell: $env:${name} = '…').`,
  )
  // A person reads this if a configuration cannot be loaded; a stack would not help.
  error.stack = `Error: ${error.message}`
  throw error
}
