import { layerRule } from './questions/token-layers.ts'
import { TOKEN_MAX_LENGTH } from '../../protocol/token.ts'

export const tokenSize = layerRule({
  audit: 'token-size',
  last: 'jwe-too-long',
  good: `No token was longer than ${TOKEN_MAX_LENGTH} characters.`,
})
