import { endChat, startChat } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { addScript, tagForLater } from '../tag-parts.ts'

const LATER_MS = 15_000

runShop({ startChat, endChat }, () => {})
window.addEventListener('load', () => setTimeout(() => addScript(tagForLater()), LATER_MS))
