import { mintToken } from '../../browser/chat.ts'
import { runShopWithProvider, secured } from '../../browser/tag-parts.ts'

runShopWithProvider((tokenUrl) => async () => {
  const fresh = await mintToken(tokenUrl).catch(() => null)
  // The mistake.
  if (fresh === null) void Promise.reject(new Error('the session has expired'))
  return secured(fresh ?? '')
})
