import { endChat, startChat } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'

runShop({ startChat: (options) => startChat({ ...options, whenNoToken: 'anonymous-chat' }), endChat })
