import type { Audit } from '../rule.ts'
import { layerRule } from './questions/token-layers.ts'

export const audit: Audit = {
  title: "The token's claims and visitor data have the names that iAdvize reads",
  rule: 'Claims of your own begin with https://iadvize.com/, and the visitor data has only the known fields, all of them strings.',
  why: 'A claim without the prefix is not read: the visitor has no id, or the agent sees no name.',
  source: { basis: 'documented', page: 'BE-TECH', says: 'Custom claims must begin with https://iadvize.com/.' },
  fix: {
    text: 'Write the prefix, and leave out the fields that you do not know.',
    code: {
      language: 'json',
      text: `{
  "https://iadvize.com/userId": "b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41",
  "https://iadvize.com/visitorData": { "firstName": "Jane", "lastName": "Doe", "email": "jane.doe@email.com" },
  "exp": 1691588707
}`,
    },
  },
  worst: 'fail',
  weight: 2,
  place: 4,
  ...layerRule({
    causes: [
      'claims-not-json',
      'visitor-data-not-strings',
      'visitor-data-field-unknown',
      'claim-without-prefix',
      'claim-misspelt',
    ],
    last: 'visitor-data-not-strings',
    also: ['user-id-without-prefix'],
    // Only the fields of the vendor's example are known. The vendor's pages do not say what happens to any other.
    warn: ['visitor-data-field-unknown', 'claim-misspelt'],
    good: 'All claims and all fields of the visitor data are named as the vendor names them.',
  }),
}
