/** What the handlers of the proxy share. */

import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Authority } from '../../certificates/authority.ts'
import type { StageRegistry } from '../../stage/registry.ts'
import type { Address } from '../listen.ts'
import type { Destination } from './destination.ts'

export type VendorProxyOptions = {
  readonly stages: StageRegistry
  readonly authority: Authority
  readonly address: Address
  /** Refuses every host that is not the vendor's. */
  readonly isOnlyVendor: boolean
  /** Asks a client that names no stage for a user name, which browsers send only when they are asked. */
  readonly asksForStage: boolean
}

export type VendorProxy = Omit<VendorProxyOptions, 'address'> & {
  readonly server: Server
  /** The tunnels to hosts of the vendor, by the connection inside. */
  readonly tunnels: WeakMap<Socket, VendorTunnel>
  /** Where the proxy listens. */
  readonly own: () => Destination
  /** The brand's hosts that serve the tag, for a client that names this stage, or none. */
  readonly ownHostsOf: (stageName: string | null) => readonly string[]
  /** Whether the client has to be asked for its stage first. */
  readonly isToAsk: (request: IncomingMessage) => boolean
}

export type VendorTunnel = { readonly host: string; readonly stageName: string | null }
