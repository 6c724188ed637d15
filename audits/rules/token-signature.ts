import { layerRule } from './questions/token-layers.ts'

export const tokenSignature = layerRule({
  audit: 'token-signature',
  last: 'jws-critical',
  good: 'The JWE holds a compact JWS that says RS256.',
})
