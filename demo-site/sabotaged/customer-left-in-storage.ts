import { sabotage } from '../site.ts'

export const customerLeftInStorage = sabotage({
  id: 'customer-left-in-storage',
  mistake:
    'The name of the customer is kept in the local storage, for a greeting in the chat, and stays there after signing out.',
  breaks: ['logout-nothing-left'],
  hasOwnCode: true,
})
