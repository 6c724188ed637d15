/** The pages of the control room: a frame without content, a script, a style. Whoever has no session gets the landing page. */

import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import { builtFile } from '../stage/built-files.ts'
import { refusalOfPlace } from './guards.ts'
import { createLandingPage, type LandingOptions } from './landing-page.ts'
import type { ControlSessions } from './sessions.ts'

export type PagesOptions = LandingOptions & {
  readonly sessions: ControlSessions
  /** Of the package. */
  readonly version: () => string
}

/** Nothing but its own script and style, no markup made of texts, and no frame around it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

export const createPages = (options: PagesOptions): Router => {
  const pages = express.Router()
  const { sessions } = options
  const landing = createLandingPage(options)
  for (const { path, ...frame } of FRAMES) {
    pages.get(path, (request, response, next) => {
      if (sessions.holds(request.headers.cookie, hostOf(request))) sendFrame(response, frame)
      else landing(request, response, next)
    })
  }
  pages.get(REFERENCE, fromOwnPage, reference(options))
  pages.get('/enter', enter(sessions))
  pages.post('/enter', fromOwnPage, express.urlencoded({ limit: '1kb', extended: false }), signIn(sessions))
  pages.post('/sign-out', fromOwnPage, signOut(sessions))
  for (const [name, type] of ASSETS) {
    pages.get(`/control-room/${name}`, (_request, response) => {
      response.set({ 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' })
      response.type(type).send(builtFile(`control-room/${name}`))
    })
  }
  return pages
}

type Frame = { readonly script: string; readonly title: string }

const FRAMES: readonly (Frame & { readonly path: string })[] = [
  { path: '/', script: 'control-room.js', title: 'Control room' },
  { path: '/inspect', script: 'inspector.js', title: 'Token inspector' },
]

const ASSETS = [
  ['inspector.js', 'text/javascript'],
  ['control-room.js', 'text/javascript'],
  ['control-room.css', 'text/css'],
] as const

/** Of the control API, which is no secret: whoever may know that a stand-in runs here may read it. */
const REFERENCE = '/control/reference'

const reference =
  ({ version }: PagesOptions): RequestHandler =>
  async (request, response) => {
    const [{ openApiDocument }, { referencePage }] = await Promise.all([
      import('./openapi.ts'),
      import('./reference-page.ts'),
    ])
    response.set(HEADERS)
    response.type('html').send(referencePage(openApiDocument({ version: version(), host: hostOf(request) })))
  }

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
}

const sendFrame = (response: Response, { script, title }: Frame): void => {
  response.set(HEADERS)
  response.type('html').send(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Rehearsal</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/control-room/control-room.css">
<script type="module" src="/control-room/${script}"></script>
</head>
<body><div id="app"></div><noscript>The control room needs JavaScript.</noscript></body>
</html>
`)
}

/** The link that was printed at start. Whoever was in already goes on, also with a link that was used. */
const enter =
  (sessions: ControlSessions): RequestHandler =>
  ({ query, headers }, response) => {
    const { host = '' } = headers
    const refusal = refusalOfPlace(headers)
    const code = typeof query['code'] === 'string' ? query['code'] : ''
    const cookie = refusal === null ? sessions.redeem(code, host) : null
    if (cookie !== null) response.append('Set-Cookie', cookie)
    const isIn = cookie !== null || sessions.holds(headers.cookie, host)
    response.redirect(303, isIn ? '/' : '/?used')
  }

const signIn =
  (sessions: ControlSessions): RequestHandler =>
  (request, response) => {
    const given = (request.body as { readonly token?: unknown } | undefined)?.token
    const cookie = sessions.signIn(typeof given === 'string' ? given.trim() : '', hostOf(request))
    if (cookie !== null) response.append('Set-Cookie', cookie)
    response.redirect(303, cookie === null ? '/?wrong' : '/')
  }

const signOut =
  (sessions: ControlSessions): RequestHandler =>
  (request, response) => {
    response.append('Set-Cookie', sessions.signOut(request.headers.cookie, hostOf(request)))
    response.redirect(303, '/?signed-out')
  }

const fromOwnPage: RequestHandler = ({ headers }, response, next) => {
  const refusal = refusalOfPlace(headers)
  if (refusal === null) next()
  else response.status(refusal.status).json({ error: refusal.sentence })
}

const hostOf = ({ headers }: Request): string => headers.host ?? ''
