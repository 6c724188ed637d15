import type { ActivationResult } from '../../../protocol/activation.ts'
import { endChat } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { tagPage } from '../../browser/tag-parts.ts'

/** As on the vendor's page "How to deal with activation success or failure?", with a fetch in place of the page's ellipsis. */
const iAdvizeActivationCallback = (activation: ActivationResult): void => {
  // oxlint-disable-next-line no-console -- The vendor's page does so.
  console.log(activation)
}

const startChat = ({ tokenUrl }: { readonly tokenUrl: string }): void => {
  tagPage.iAdvizeInterface ??= []
  tagPage.iAdvizeInterface.push(async (iAdvize) => {
    const activation = await iAdvize.activate(async () => {
      const response = await fetch(tokenUrl, { method: 'POST' })
      if (!response.ok) throw new Error(`The token endpoint answered ${response.status}.`)
      const { token } = (await response.json()) as { readonly token: string }
      return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }
    })
    iAdvizeActivationCallback(activation)
  })
}

runShop({ startChat, endChat })
