/** Directs a stand-in that runs elsewhere; it compiles without the types of Node, and is bundled for a page. */

import { createClient } from 'iadvize-rehearsal/client'

export const refusedOnce = async (url: string, token: string, attempt: (graphql: string) => Promise<unknown>) => {
  const stage = createClient({ url, token }).stage('shop')
  const { graphql } = await stage.create({ projects: [{ sid: 1234, tokenCheck: 'none' }] })
  await stage.prepare({ answer: 'refuse', code: 'TOKEN_EXPIRED' })
  const [{ code }] = await Promise.all([stage.waitFor('attempt-answered'), attempt(graphql)])
  await stage.drop()
  return code
}
