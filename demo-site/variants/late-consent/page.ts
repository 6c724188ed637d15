import { endChat, startChat } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { addScript, tagForLater } from '../../browser/tag-parts.ts'

const CONSENT = 'chat-consent'

const askForConsent = (): void => {
  const button = document.createElement('button')
  button.textContent = 'Allow the chat'
  button.addEventListener('click', () => {
    localStorage.setItem(CONSENT, 'yes')
    button.remove()
    addScript(tagForLater())
  })
  document.body.prepend(button)
}

runShop({ startChat, endChat }, () => {})
if (localStorage.getItem(CONSENT) === null) askForConsent()
else addScript(tagForLater())
