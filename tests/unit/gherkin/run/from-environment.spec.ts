import process from 'node:process'
import { fromEnvironment } from '../../../../playwright-kit/from-environment.ts'
import { checkHasAll } from '../../../../gherkin/parameters/visitor.ts'
import { expect, test } from '../../../plain-test.ts'

test('an environment variable is read by its name', () => {
  expect(fromEnvironment('PATH')).toBe(process.env['PATH'])
})

test('a missing or empty environment variable is named in one sentence that says how to set it, without a stack', () => {
  process.env['REHEARSAL_EMPTY_FOR_A_TEST'] = ''
  for (const name of ['REHEARSAL_EMPTY_FOR_A_TEST', 'REHEARSAL_MISSING_FOR_A_TEST']) {
    expect(() => fromEnvironment(name)).toThrow(
      expect.objectContaining({
        stack: `Error: The environment variable ${name} is missing: set it in the terminal before you run the tests, with export ${name}=… (in PowerShell: $env:${name} = '…').`,
      }),
    )
  }
})

test('a visitor with an empty password is reported before a form is filled in with it', () => {
  expect(() => checkHasAll({ name: 'Camille', password: '' })).toThrow(
    'The journey has an empty "password" for Camille: ',
  )
  expect(() => checkHasAll({ password: '' })).toThrow('for a visitor: where it comes from the environment, set the')
  expect(() => checkHasAll({ name: 'Camille', password: 'camomile' })).not.toThrow()
})
