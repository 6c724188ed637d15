import { endChat, startChat } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { ANONYMOUS, withTag } from '../../browser/tag-parts.ts'

runShop({ startChat, endChat })

const error = document.querySelector('#sign-in-error')
if (error !== null) {
  const observer = new MutationObserver(() => {
    if (error.textContent === '') return
    observer.disconnect()
    // The mistake.
    withTag((iAdvize) => iAdvize.activate(() => ANONYMOUS))
  })
  observer.observe(error, { childList: true })
}
