import { endChat, startChat } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { ANONYMOUS, withTag } from '../tag-parts.ts'

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
