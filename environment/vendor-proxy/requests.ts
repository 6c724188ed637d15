/** Requests that are not for a tunnel: those inside a tunnel to the vendor, those with a whole address, and those for the proxy. */

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { isVendorHost } from '../../protocol/endpoints.ts'
import { MAIN_STAGE } from '../../stage/registry.ts'
import { refuse, type Exchange } from '../answer-on-stage.ts'
import { answerProblem } from '../plain-problems.ts'
import { addressOf, destinationOf } from './destination.ts'
import { forward } from './forward.ts'
import { pacFile } from '../../protocol/pac-file.ts'
import { refusePlainly, SEALED } from './plain-refusal.ts'
import type { VendorProxy, VendorTunnel } from './proxy.ts'
import { ASK, onlyVendor, STAGE_WANTED } from './sentences.ts'
import { stageNameOf, unknownStage } from './stage-name.ts'
import { answerAsVendor, refuseOnStage } from './vendor-side.ts'

export const createRequestHandler =
  (proxy: VendorProxy): RequestListener =>
  (request, response) => {
    const tunnel = proxy.tunnels.get(request.socket)
    const exchange = { request, response }
    const answered = tunnel === undefined ? answerPlain(proxy, exchange) : answerInTunnel(proxy, exchange, tunnel)
    answered.catch((error: unknown) => answerProblem(error, exchange))
  }

const answerInTunnel = async (proxy: VendorProxy, exchange: Exchange, tunnel: VendorTunnel): Promise<void> => {
  const { request, response } = exchange
  const scheme = 'encrypted' in request.socket ? 'https' : 'http'
  const address = addressOf(request.url ?? '') ?? `${scheme}://${request.headers.host}${request.url}`
  const url = URL.canParse(address) ? new URL(address) : null
  const stageName = tunnel.stageName ?? stageNameOf(request.headers)
  const stage = stageOf(proxy, stageName)
  if (typeof stage === 'string') return refuse(response, 404, stage)
  if (url === null || destinationOf(url).host !== tunnel.host) {
    const sentence = `This connection is to ${tunnel.host}, and the request is for another host: open a connection to that one.`
    return refuseOnStage(stage, exchange, { url: new URL(`${scheme}://${tunnel.host}/`), status: 421, sentence })
  }
  return answerAsVendor(stage, exchange, url)
}

const answerPlain = async (proxy: VendorProxy, exchange: Exchange): Promise<void> => {
  const { request, response } = exchange
  const url = addressOf(request.url ?? '')
  if (url === null) return answerForProxy(proxy, request, response)
  const { host } = destinationOf(url)
  const stageName = stageNameOf(request.headers)
  if (isVendorHost(host, proxy.ownHostsOf(stageName))) {
    if (proxy.isToAsk(request)) return askForStage(response)
    const stage = stageOf(proxy, stageName)
    if (typeof stage === 'string') return refuse(response, 404, stage)
    return answerAsVendor(stage, exchange, url)
  }
  if (proxy.isOnlyVendor) return refusePlainly(response, 403, onlyVendor(host))
  if (url.protocol === 'https:')
    return refusePlainly(response, 400, `Use CONNECT for ${host}, so that it stays encrypted.`)
  return forward(exchange, url, proxy.own())
}

const stageOf = ({ stages }: VendorProxy, name: string | null) =>
  stages.get(name ?? MAIN_STAGE) ?? unknownStage(name ?? MAIN_STAGE)

/** Whatever a page of another site may ask of this port, it gets nothing that it may read, and nothing about a stage. */
const answerForProxy = (proxy: VendorProxy, request: IncomingMessage, response: ServerResponse): void => {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (request.url !== '/proxy.pac' || !isRead) return refusePlainly(response, 400, FOR_CLIENTS)
  const { host, port } = proxy.own()
  const proxyHost = `${host.includes(':') ? `[${host}]` : host}:${port}`
  response.writeHead(200, {
    ...SEALED,
    'Content-Type': 'application/x-ns-proxy-autoconfig',
    'Cache-Control': 'no-store',
  })
  response.end(pacFile(proxyHost, proxy.ownHostsOf(null)))
}

const FOR_CLIENTS =
  'This is the proxy of Rehearsal: set it as the proxy of your client, or give a browser the address /proxy.pac here.'

const askForStage = (response: ServerResponse): void => {
  response.setHeader('Proxy-Authenticate', ASK)
  refusePlainly(response, 407, STAGE_WANTED)
}
