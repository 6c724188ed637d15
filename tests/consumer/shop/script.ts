/** A script without a test runner. */

import { chromium } from '@playwright/test'
import { attachRehearsal } from 'iadvize-rehearsal/attach'

const browser = await chromium.launch(JSON.parse(process.env['SHOP_BROWSER'] ?? '{}') as object)
const page = await browser.newPage()
const iadvize = await attachRehearsal(page, { project: { sid: 1234, tokenCheck: 'none' } })
await page.route('https://shop.example/', (route) => route.fulfill({ path: 'site/plain.html' }))
await page.route('https://shop.example/token', (route) => route.fulfill({ json: { token: 'a.b.c.d.e' } }))
await page.goto('https://shop.example/')
const { status } = await iadvize.waitFor('activation-settled')
await iadvize.close()
await browser.close()
console.log(`The script saw ${status}.`)
