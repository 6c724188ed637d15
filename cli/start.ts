/** `rehearsal start` */

import { once } from 'node:events'
import type { Environment } from '../environment/start.ts'
import { DEFAULT_PORTS } from './start/default-address.ts'
import { proxyLines } from './start/as-vendor-options.ts'
import { openEnvironment, type EnvironmentGiven } from './start/open-environment.ts'

export type StartOptions = EnvironmentGiven & { readonly open?: true }

/** Runs until SIGINT or SIGTERM. */
export const start = async ({ open: isToOpen, ...given }: StartOptions): Promise<void> => {
  const stopped = Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)))
  const { environment, controlToken, notes } = await openEnvironment(given, { ports: DEFAULT_PORTS })
  for (const note of notes) console.warn(`rehearsal: ${note}`)
  console.log(announcement(environment, controlToken))
  if (isToOpen === true) await openInBrowser(environment.newControlRoomLink())
  await stopped
  await environment.close()
}

const openInBrowser = async (link: string): Promise<void> => {
  const { default: openWithSystem } = await import('open')
  const failed = (): void => console.warn(`rehearsal: No browser could be opened; open ${link} yourself.`)
  // The opener is a program of the system: it can be missing, and it can fail later.
  const started = await openWithSystem(link).catch(failed)
  started?.once('error', failed)
  started?.once('exit', (code) => {
    if (code !== 0) failed()
  })
}

const announcement = (environment: Environment, controlToken: string): string => {
  const { standInUrl, demoUrl, vendorProxyUrl, aboutSite } = environment
  const control = `${standInUrl}/control/stages/main`
  const bearer = `-H 'Authorization: Bearer ${controlToken}'`
  return [
    `Listening on ${standInUrl}`,
    ...(demoUrl === null ? [] : [`Demo site on ${demoUrl}`]),
    ...(vendorProxyUrl === null ? [] : proxyLines(vendorProxyUrl)),
    ...(demoUrl === null || aboutSite === null ? [] : [`It shows  ${aboutSite}`]),
    '',
    ...(demoUrl === null ? [] : [`Try it    Sign in at ${demoUrl}/sign-in and open the chat at the bottom right.`, '']),
    `See it    ${environment.newControlRoomLink()}`,
    '          The control room: the conversation as it happens, and what happens next. The link works once, in one browser.',
    '',
    'Break it  Let the platform refuse every token, then judge honestly again:',
    `          curl ${control}/answers ${bearer} -d '[{"answer":"refuse","code":"TOKEN_EXPIRED","times":"always"}]'`,
    `          curl ${control}/answers ${bearer} -d '[{"answer":"judge","times":"always"}]'`,
    '',
    'Read it   What happened, in order:',
    `          curl ${control}/journal ${bearer}`,
    '',
    `Use it    Open ${standInUrl} for the snippet of your own site.`,
    '',
    'Ctrl+C stops it.',
    '',
  ].join('\n')
}
