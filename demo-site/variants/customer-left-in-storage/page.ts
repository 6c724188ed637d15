import { runShop } from '../../browser/run-shop.ts'
import { goodChatAndThen } from '../../browser/tag-parts.ts'

runShop(
  goodChatAndThen(({ status }) => {
    const customer = document.querySelector('.account .facts')?.textContent.trim()
    // The mistake: nothing ever removes it.
    if (status === 'secured' && customer) localStorage.setItem('chat-customer', customer)
  }),
)
