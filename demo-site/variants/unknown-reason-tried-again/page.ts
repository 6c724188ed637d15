import { endChat, startChat, type ChatOptions } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'

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
      // The mistake: the status alone says that the failure is final.
      if (outcome.status === 'failed' && !KNOWN_REASONS.includes(outcome.reason)) start(options)
    },
  })

runShop({ startChat: start, endChat })
