/** The token endpoint of the site fails. */

import type { SceneMeans, SignedIn } from '../scene/means.ts'
import { playScene } from '../scene/scene.ts'
import type { EndpointSeen, Scene } from '../seen.ts'
import { chatPagesOf, openPage } from './moves.ts'

export const NO_TOKEN = { opens: 'opens a page while the token endpoint fails' } as const

export const playNoToken = (means: SceneMeans, endpoint: EndpointSeen, signedIn: SignedIn): Promise<Scene> => {
  const { origin, pathname } = new URL(endpoint.url)
  return playScene(
    means,
    async ({ context, page, step }) => {
      await context.route(
        (url) => url.origin === origin && url.pathname === pathname,
        (route) => route.fulfill({ status: 500, contentType: 'application/json', body: '{"error":"no token"}' }),
      )
      await step(NO_TOKEN.opens, () => openPage(page, chatPagesOf(means)[0]), { picture: true })
    },
    signedIn,
  )
}
