import { endChat, startChat } from '../../browser/chat.ts'
import { runShop, visitOfPage } from '../../browser/run-shop.ts'

runShop({ startChat, endChat })

const KEY = 'last account page'
const main = document.querySelector('main')
const [navigation] = performance.getEntriesByType('navigation')
const isBack = navigation instanceof PerformanceNavigationTiming && navigation.type === 'back_forward'
const kept = sessionStorage.getItem(KEY)

if (main !== null && visitOfPage().isSignedIn) {
  if (location.pathname.endsWith('/account')) sessionStorage.setItem(KEY, main.innerHTML)
}
// The mistake: it does not check whose page was kept.
else if (isBack && kept !== null && main !== null) main.innerHTML = kept
