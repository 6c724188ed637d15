import { endChat, startChat, type ChatOptions } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'

const start = (options: ChatOptions): void =>
  startChat({
    ...options,
    onSettled: (outcome) => {
      options.onSettled?.(outcome)
      // The mistake.
      if (outcome.status === 'failed') setTimeout(() => start(options), 60_000)
    },
  })

runShop({ startChat: start, endChat })
