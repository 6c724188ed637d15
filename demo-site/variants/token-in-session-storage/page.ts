import { endChat, mintToken } from '../../browser/chat.ts'
import { runShopWithProvider, secured } from '../../browser/tag-parts.ts'

runShopWithProvider(
  (tokenUrl) => async () => {
    const token = await mintToken(tokenUrl)
    // The mistake.
    sessionStorage.setItem('chat-token', token)
    return secured(token)
  },
  async () => {
    sessionStorage.removeItem('chat-token')
    await endChat()
  },
)
