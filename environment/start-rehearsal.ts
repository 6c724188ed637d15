/** Starts a rehearsal for a server, a script or another test runner: the stand-in on a port, and its main stage. */

import { randomBytes } from 'node:crypto'
import { createClient, type RehearsalClient } from '../client/entry.ts'
import type { GivenStageSettings } from '../settings/given.ts'
import { StageSettingsError } from '../stage/stage.ts'
import { startEnvironment, type AsVendor } from './start.ts'

export type StartOptions = {
  /** Any free port when absent. */
  readonly port?: number
  /** A loopback address; 127.0.0.1 when absent. */
  readonly host?: string
  /** Override the settings of the demo. Its project 1234 stays beside yours. */
  readonly settings?: GivenStageSettings
  /** Also starts the proxy that answers for the vendor's hosts, with a certificate authority of its own. */
  readonly asVendor?: AsVendorOptions
}

export type AsVendorOptions = {
  /** Any free port when absent. */
  readonly port?: number
  /** Refuses every host that is not the vendor's. */
  readonly onlyVendor?: boolean
  /** Asks each client for its stage, as the user name of the proxy. */
  readonly askStage?: boolean
}

/** The members of the client are those of the stage `main`; `stage('…')` is another one. */
export type StartedRehearsal = RehearsalClient & {
  /** Where the stand-in listens. */
  readonly url: string
  /** The address for the `src` of the snippet. */
  readonly tagUrl: string
  readonly graphqlUrl: string
  /** The bearer token for the control API. */
  readonly controlToken: string
  readonly close: () => Promise<void>
}

/** What a tool needs to know of the proxy. The authority is made anew at each start, and its key is never written down. */
export type StartedProxy = {
  readonly url: string
  /** The "SPKI hash" with which Chromium trusts the authority: `--ignore-certificate-errors-spki-list`. */
  readonly spkiHash: string
  /** The authority's certificate as PEM. */
  readonly certificate: string
}

type StartRehearsal = {
  (
    options: StartOptions & Required<Pick<StartOptions, 'asVendor'>>,
  ): Promise<StartedRehearsal & { readonly vendorProxy: StartedProxy }>
  (options?: StartOptions): Promise<StartedRehearsal>
}

/** Rejects with one sentence for each option that cannot be used. */
export const startRehearsal = (async (options?: StartOptions) => {
  const { port = 0, host = '127.0.0.1', settings = {}, asVendor } = await checkedOptions(options)
  const controlToken = randomBytes(32).toString('hex')
  const proxy = asVendor === undefined ? null : await proxyWith(asVendor, settings.hosts)
  const {
    standInUrl: url,
    vendorProxyUrl,
    close,
  } = await startEnvironment({
    host,
    port,
    demoPort: null,
    site: null,
    controlToken,
    stageSettings: settings,
    asVendor: proxy?.asVendor,
  }).catch((error: unknown) => {
    if (!(error instanceof StageSettingsError)) throw error
    throw new Error(`startRehearsal(): settings.${error.message}`, { cause: error })
  })
  const client = createClient({ url, token: controlToken })
  const started = { ...client, url, tagUrl: `${url}/iadvize.js`, graphqlUrl: `${url}/graphql`, controlToken, close }
  return proxy === null ? started : { ...started, vendorProxy: { url: vendorProxyUrl, ...proxy.trust } }
}) as StartRehearsal

type Proxy = { readonly asVendor: AsVendor; readonly trust: Omit<StartedProxy, 'url'> }

/** `hosts` are the brand's own hosts that serve the tag. */
const proxyWith = async (
  { port = 0, onlyVendor = false, askStage = false }: AsVendorOptions,
  hosts: readonly string[] = [],
): Promise<Proxy> => {
  const { makeAuthority, spkiHashOf } = await import('../certificates/authority.ts')
  const authority = await makeAuthority(hosts)
  const { certificate } = authority
  return {
    asVendor: { port, authority, isOnlyVendor: onlyVendor, asksForStage: askStage },
    trust: { spkiHash: spkiHashOf(certificate), certificate: certificate.toString() },
  }
}

/** Without options there is nothing to check, so the schemas are not loaded. */
const checkedOptions = async (options: StartOptions = {}) => {
  if (typeof options === 'object' && options !== null && Object.keys(options).length === 0) return {}
  const { check, sentencesOf, START_OPTIONS } = await import('./start-schema.ts')
  const { data, complaints } = check(START_OPTIONS, options)
  if (complaints === null) return data
  throw new TypeError(`startRehearsal(): ${sentencesOf(complaints, 'its argument')}`)
}
