import { mintToken } from '../../browser/chat.ts'
import { runShopWithProvider, secured } from '../../browser/tag-parts.ts'

runShopWithProvider((tokenUrl) => async () => {
  const token = await mintToken(tokenUrl)
  // The mistake.
  console.warn('Token for the chat', token)
  return secured(token)
})
