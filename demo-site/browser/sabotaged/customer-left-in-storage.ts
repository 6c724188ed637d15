import { runShop } from '../run-shop.ts'
import { goodChatAndThen } from '../tag-parts.ts'

runShop(
  goodChatAndThen(({ status }) => {
    const customer = document.querySelector('.account .facts')?.textContent.trim()
    // The mistake: nothing takes it out again.
    if (status === 'secured' && customer) localStorage.setItem('chat-customer', customer)
  }),
)
