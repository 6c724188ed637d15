import { layerRule } from './questions/token-layers.ts'

export const tokenClaims = layerRule({
  audit: 'token-claims',
  last: 'visitor-data-not-strings',
  also: ['user-id-without-prefix'],
  // The fields are those of the vendor's example: no page says what becomes of another one.
  warn: ['visitor-data-field-unknown'],
  good: 'All claims and all fields of the visitor data are named as the vendor names them.',
})
