import { runShop } from '../run-shop.ts'
import { goodChatAndThen } from '../tag-parts.ts'

runShop(
  goodChatAndThen(({ status }) => {
    if (status !== 'failed') return
    const curtain = document.createElement('dialog')
    curtain.textContent = 'The chat is not available.'
    curtain.addEventListener('cancel', (event) => event.preventDefault())
    document.body.append(curtain)
    // The mistake: nothing behind it can be clicked.
    curtain.showModal()
  }),
)
