import { endChat, startChat } from '../chat.ts'
import { runShop } from '../run-shop.ts'

runShop({ startChat: (options) => startChat({ ...options, whenNoToken: 'anonymous-chat' }), endChat })
