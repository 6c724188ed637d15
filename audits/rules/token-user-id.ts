import type { Audit } from '../rule.ts'
import { layerRule } from './questions/token-layers.ts'

export const audit: Audit = {
  title: 'The token holds a user id that iAdvize can read',
  rule: 'https://iadvize.com/userId is a string of 1 to 255 characters.',
  why: 'Without the id there is nobody to authenticate; with a longer id, visitors may be merged.',
  source: { basis: 'documented', page: 'BE-IMP', says: 'A string, required, 255 characters at most.' },
  fix: {
    text: 'Use the id of the customer in your own database, as a string.',
    code: { language: 'js', text: `const claims = { 'https://iadvize.com/userId': String(customer.id), exp }` },
  },
  worst: 'fail',
  weight: 3,
  place: 10,
  ...layerRule({
    causes: [
      'user-id-missing',
      'user-id-without-prefix',
      'user-id-misnamed',
      'user-id-empty',
      'user-id-not-a-string',
      'user-id-too-long',
      'user-id-wrapped',
    ],
    last: 'user-id-too-long',
    warn: ['user-id-wrapped'],
    good: 'The token names the user by a string of 1 to 255 characters.',
  }),
}
