import { layerRule } from './questions/token-layers.ts'

export const tokenKeys = layerRule({
  audit: 'token-keys',
  last: 'signature-kid-wrong',
  good: "The platform's key opened the token, and the brand's key fits the signature.",
})
