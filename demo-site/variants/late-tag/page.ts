import { endChat, startChat } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { addScript, tagForLater } from '../../browser/tag-parts.ts'

const LATER_MS = 15_000

runShop({ startChat, endChat }, () => {})
window.addEventListener('load', () => setTimeout(() => addScript(tagForLater()), LATER_MS))
