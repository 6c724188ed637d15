/** The brand's side: a shop with its token backend for each stage. */

import express, { type Express, type Request } from 'express'
import type { Site } from '../demo-site/site.ts'
import { MAIN_STAGE, type StageRegistry } from '../stage/registry.ts'
import type { Stage } from '../stage/stage.ts'
import { DEMO_SID, type Keys } from './keys.ts'
import { plainProblems } from './plain-problems.ts'
import { createSiteApp, type SiteAppOptions } from './site-app.ts'

export type DemoOptions = {
  readonly stages: StageRegistry
  readonly keys: Keys
  /** Host and port of the stand-in, such as `127.0.0.1:4070`. */
  readonly standInHost: string
  readonly site: Site
  readonly origins: SiteAppOptions['origins']
}

export const createDemoApp = (options: DemoOptions): Express => {
  const shops = new WeakMap<Stage, Express>()
  const shopOf = (stage: Stage, basePath: string): Express => {
    const shop = shops.get(stage) ?? createShop(options, stage, basePath)
    shops.set(stage, shop)
    return shop
  }
  const app = express()
  app.disable('x-powered-by')
  app.use('/stages/:stage', (request: Request<{ stage: string }>, response, next) => {
    const id = request.params.stage
    const stage = options.stages.get(id)
    // With capitals or escapes, the path would not match the path of the session cookie.
    if (stage === undefined || request.baseUrl !== `/stages/${id}`)
      response.status(404).json({ error: `There is no stage "${id}" here.` })
    else shopOf(stage, `/stages/${id}`)(request, response, next)
  })
  app.use((request, response, next) => {
    const stage = options.stages.get(MAIN_STAGE)
    if (stage === undefined) next()
    else shopOf(stage, '')(request, response, next)
  })
  app.use(plainProblems)
  return app
}

const createShop = (options: DemoOptions, stage: Stage, basePath: string): Express =>
  createSiteApp({
    site: options.site,
    basePath,
    tagUrl: `//${options.standInHost}${basePath}/iadvize.js`,
    sid: sidOf(stage),
    keys: options.keys,
    origins: options.origins,
    noTokenChoice: () => stage.settings.noTokenChoice,
    backend: {
      now: stage.clock.now,
      wait: stage.clock.wait,
      nextBehaviour: () => stage.tokenBackend.next()?.behaviour ?? 'mint',
      onTokenAsked: (entry, token) => {
        if (token !== null) stage.keptTokens.keep(token)
        stage.journal.write(entry)
      },
    },
  })

/**
 * The sid for the snippet: the demo's own project if the stage has it, else the first. As on the vendor's pages, it is a
 * number if possible.
 */
const sidOf = ({ settings: { projects } }: Stage): string | number => {
  const sid = (projects.find((project) => project.sid === DEMO_SID) ?? projects[0])?.sid ?? ''
  return /^\d+$/.test(sid) ? Number(sid) : sid
}
