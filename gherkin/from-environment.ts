/** What a journey must not have in its file: passwords, above all. */

import process from 'node:process'

/** The value of the environment variable. Throws an Error of one sentence, without a stack, where it is missing or empty. */
export const fromEnvironment = (name: string): string => {
  const value = process.env[name]
  if (value !== undefined && value !== '') return value
  const error = new Error(
    `The environment variable ${name} is missing: set it in the terminal before you run the tests, with export ${name}=… (in PowerShell: $env:${name} = '…').`,
  )
  // The person reads this where a configuration cannot be loaded; the way there through the code says nothing more.
  error.stack = `Error: ${error.message}`
  throw error
}
