/** `node serve-shop.js <address of the platform's key>`: the shop in a process of its own, for tests in another language. */

import process from 'node:process'
import { openShop, shopPublicKey } from './shop.js'

const [, , platformKeyUrl] = process.argv
const { url } = await openShop({ platformKeyUrl })
console.log(JSON.stringify({ url, publicKey: shopPublicKey }))
