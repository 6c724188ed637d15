import { runShop } from '../../browser/run-shop.ts'
import { goodChatAndThen } from '../../browser/tag-parts.ts'

const drawCurtain = (): void => {
  const curtain = document.createElement('div')
  curtain.textContent = 'The service is not available.'
  curtain.style.cssText = 'position: fixed; inset: 0; z-index: 9999; background: white; padding: 4rem'
  document.body.append(curtain)
}

runShop(
  goodChatAndThen(({ status }) => {
    // The mistake.
    if (status === 'no-token') drawCurtain()
  }),
)
