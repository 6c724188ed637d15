import { runShop } from '../../browser/run-shop.ts'
import { goodChatAndThen } from '../../browser/tag-parts.ts'

runShop(
  goodChatAndThen(({ status }) => {
    if (status !== 'failed') return
    const curtain = document.createElement('dialog')
    curtain.textContent = 'The chat is not available.'
    curtain.addEventListener('cancel', (event) => event.preventDefault())
    document.body.append(curtain)
    // The mistake: nothing behind the dialog can be clicked.
    curtain.showModal()
  }),
)
