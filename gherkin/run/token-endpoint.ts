/** Replaces the answers of the site's token backend, at the address that its pages request. */

import type { Route } from '@playwright/test'
import type { Scene } from './scene.ts'
import { StepError } from './step-error.ts'

/** `times` is how many requests of each browser fail; all of them when absent. */
export const forbidMinting = async (scene: Scene, times?: number): Promise<void> => {
  const address = matcherOf(scene)
  const limit = times === undefined ? {} : { times }
  await scene.everywhere((context) => context.route(address, answerWithFailure, limit))
}

export const allowMinting = async (scene: Scene): Promise<void> => {
  const address = matcherOf(scene)
  await scene.everywhere((context) => context.unroute(address, answerWithFailure))
}

const answerWithFailure = (route: Route): Promise<void> =>
  route.fulfill({
    status: 500,
    contentType: 'text/plain',
    body: 'The scenario says that this token backend cannot mint tokens.',
  })

/** A string, because Playwright finds a route again by its string: the whole address, or its path on any host. */
const matcherOf = ({ journey: { tokenEndpoint } }: Scene): string => {
  if (tokenEndpoint === undefined) {
    throw new StepError({
      en: 'This step needs the address of the token endpoint: add tokenEndpoint to the journey, such as tokenEndpoint: "/api/iadvize-token".',
      fr: 'Il manque l\'adresse du service de jetons : ajoutez tokenEndpoint au parcours, comme dans tokenEndpoint: "/api/iadvize-token".',
    })
  }
  const isWhole = /^https?:\/\//.test(tokenEndpoint)
  const path = `/${tokenEndpoint.replace(/^\//, '')}`
  return `${isWhole ? tokenEndpoint : `**${path}`}{,?*}`
}
