import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake:
    "The customer's name is kept in local storage, for a greeting in the chat, and stays there after signing out.",
  breaks: ['logout-nothing-left'],
}
