/** Finds out which packages a run in this folder would load, as Node would find them. */

import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { BDD, PLAYWRIGHT, type Installed, type Packages, type Peer, type Runner } from '../findings/software.ts'

type Manifest = {
  readonly name?: string
  readonly version?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

const OURSELVES = 'iadvize-rehearsal'

/** `needs` says what else here needs a package, beside the package.json. */
export const lookAtPackages = (
  folder: string,
  needs: { readonly playwright: string | null; readonly bdd: string | null },
): Packages => {
  const running = installedIn(ownFolder())
  const project = projectAround(folder)
  const ofProject = find(OURSELVES, folder)
  const place = ofProject?.folder ?? running.folder
  const peers = manifestIn(running.folder).peerDependencies ?? {}
  const peer = (name: string, neededBy: string | null): Peer => ({
    installed: find(name, running.folder),
    oldest: (peers[name] ?? '').replace(/^>=/, ''),
    neededBy:
      neededBy ?? (project !== null && name in directOf(project) ? `${project} lists it, so something here` : null),
  })
  return {
    running,
    ofProject,
    playwright: peer(PLAYWRIGHT, needs.playwright),
    bdd: peer(BDD, needs.bdd),
    runners: runnersOf({ folder, place: ofProject === null && project !== null ? null : place, project }),
  }
}

/** Sources and bundle are at different depths below the package's root. */
const ownFolder = (): string => {
  let folder = path.dirname(fileURLToPath(import.meta.url))
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder)
  return realpathSync(folder)
}

const manifestIn = (folder: string): Manifest => {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest
  } catch {
    return {}
  }
}

const installedIn = (folder: string): Installed => ({ version: manifestIn(folder).version ?? 'unknown', folder })

/** The nearest folder with a package.json; null if there is none. */
const projectAround = (folder: string): string | null => {
  for (let place = folder; ; place = path.dirname(place)) {
    if (existsSync(path.join(place, 'package.json'))) return place
    if (path.dirname(place) === place) return null
  }
}

const directOf = (project: string): Readonly<Record<string, string>> => {
  const { dependencies, devDependencies } = manifestIn(project)
  return { ...dependencies, ...devDependencies }
}

/** The package that code in the folder imports. Not every package lets others read its package.json. */
const find = (name: string, folder: string): Installed | null => {
  const look = createRequire(path.join(folder, 'any.js'))
  try {
    return installedIn(path.dirname(realpathSync(look.resolve(`${name}/package.json`))))
  } catch {
    const places = (look.resolve.paths(name) ?? []).map((place) => path.join(place, name))
    const found = places.find((place) => existsSync(path.join(place, 'package.json')))
    return found === undefined ? null : installedIn(realpathSync(found))
  }
}

type Places = {
  readonly folder: string
  /** The folder of the kit that the tests import; null if none is installed here. */
  readonly place: string | null
  readonly project: string | null
}

const runnersOf = ({ folder, place, project }: Places): readonly Runner[] => {
  const bdd = find(BDD, folder)
  const ofTests: readonly (readonly [string, string | null])[] = [
    ['this folder', folder],
    [OURSELVES, place],
    [BDD, bdd?.folder ?? null],
  ]
  return [
    ...ofTests.flatMap(([usedBy, from]) => (from === null ? [] : runnerFrom(from, { usedBy, isOfTests: true }))),
    ...(project === null ? [] : othersIn(project)),
  ]
}

const othersIn = (project: string): readonly Runner[] =>
  Object.keys(directOf(project)).flatMap((name) => {
    if (name === OURSELVES || name === BDD) return []
    const found = find(name, project)
    if (found === null) return []
    const { name: ownName, dependencies = {}, peerDependencies = {} } = manifestIn(found.folder)
    const usesIt = ownName !== PLAYWRIGHT && (PLAYWRIGHT in dependencies || PLAYWRIGHT in peerDependencies)
    return usesIt ? runnerFrom(found.folder, { usedBy: name, isOfTests: false }) : []
  })

/** The code of the runner is in the package "playwright", which `@playwright/test` brings. */
const runnerFrom = (from: string, who: Pick<Runner, 'usedBy' | 'isOfTests'>): readonly Runner[] => {
  const runner = find(PLAYWRIGHT, from)
  if (runner === null) return []
  const { folder: code } = find('playwright', runner.folder) ?? runner
  return [{ ...runner, code, ...who }]
}
