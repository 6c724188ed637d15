/** What runs on every page of the shop. */

import { endChat, startChat } from './chat.ts'
import { runShop } from './run-shop.ts'

runShop({ startChat, endChat })
