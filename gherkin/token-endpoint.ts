/** The token backend of the site, as far as a scenario can spoil it: at the address where the pages ask it. */

import type { Route } from '@playwright/test'
import type { Scene } from './scene.ts'

export const forbidMinting = async (scene: Scene): Promise<void> => {
  const address = matcherOf(scene)
  await scene.everywhere((context) => context.route(address, answerWithFailure))
}

export const allowMinting = async (scene: Scene): Promise<void> => {
  const address = matcherOf(scene)
  await scene.everywhere((context) => context.unroute(address, answerWithFailure))
}

const answerWithFailure = (route: Route): Promise<void> =>
  route.fulfill({ status: 500, contentType: 'text/plain', body: 'This token backend cannot mint, says the scenario.' })

/** A text, because Playwright knows a route again by its text: the whole address, or its path on any host. */
const matcherOf = ({ journey: { tokenEndpoint } }: Scene): string => {
  if (tokenEndpoint === undefined) {
    throw new Error(
      'A token backend that cannot mint needs its address: add tokenEndpoint to the journey, as in tokenEndpoint: "/api/iadvize-token".',
    )
  }
  const isWhole = /^https?:\/\//.test(tokenEndpoint)
  const path = `/${tokenEndpoint.replace(/^\//, '')}`
  return `${isWhole ? tokenEndpoint : `**${path}`}{,?*}`
}
