import { endChat } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { ANONYMOUS, goodChatAndThen, withTag } from '../../browser/tag-parts.ts'

const FAILED = 'chat-failed'

const goodChat = goodChatAndThen(({ status }) => {
  if (status === 'failed') sessionStorage.setItem(FAILED, 'yes')
})

runShop({
  startChat: (options) => {
    // The mistake: the next page is a new chance for the secured activation.
    if (sessionStorage.getItem(FAILED) === null) goodChat.startChat(options)
    else withTag((iAdvize) => iAdvize.activate(() => ANONYMOUS))
  },
  endChat: async () => {
    sessionStorage.removeItem(FAILED)
    await endChat()
  },
})
