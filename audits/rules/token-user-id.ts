import { layerRule } from './questions/token-layers.ts'

export const tokenUserId = layerRule({
  audit: 'token-user-id',
  last: 'user-id-too-long',
  good: 'The token names the user by a string of 1 to 255 characters.',
})
