import { endChat, startChat, type ChatOptions } from '../chat.ts'
import { runShop } from '../run-shop.ts'

const KNOWN_REASONS = [
  'A login is already ongoing',
  "Can't activate twice, please logout first",
  'Failed to fetch authentication with a server error',
]

const start = (options: ChatOptions): void =>
  startChat({
    ...options,
    onSettled: (outcome) => {
      options.onSettled?.(outcome)
      // The mistake: the status says all that there is to know.
      if (outcome.status === 'failed' && !KNOWN_REASONS.includes(outcome.reason)) start(options)
    },
  })

runShop({ startChat: start, endChat })
