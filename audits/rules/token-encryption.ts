import { layerRule } from './questions/token-layers.ts'

export const tokenEncryption = layerRule({
  audit: 'token-encryption',
  // Behind it come the keys, whatever the algorithms are.
  last: 'jwe-part-length',
  good: 'The token is a compact JWE with RSA-OAEP-256 and A256GCM.',
})
