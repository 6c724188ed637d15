/** The request that a page of the brand would send. Pure. */

import { cookieHeader, headerIn, type Credentials, type Pair } from './credentials.ts'

/** What the page asks for. */
export type Question = {
  readonly url: string
  readonly method: string
  /** Null if nothing is sent. */
  readonly body: string | null
}

export type Sending = Question & { readonly headers: readonly Pair[] }

/** As a page with Chromium does. Firewalls may refuse what does not look like a browser. */
const BROWSER: readonly Pair[] = [
  ['Accept', '*/*'],
  ['Accept-Language', 'en'],
  ['Accept-Encoding', 'gzip, deflate, br'],
  [
    'User-Agent',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  ],
]

/** `origin` is that of the page. Default: the one that was given as a header, or that of the endpoint. */
export const sendingOf = (question: Question, who: Credentials, origin?: string): Sending => {
  const from = origin ?? originOf(question, who)
  const given = origin === undefined ? who.headers : who.headers.filter(([name]) => !/^(?:origin|referer)$/i.test(name))
  return { ...question, headers: laidOver([...BROWSER, ...fetchHeaders(question, from), ...cookies(who), ...given]) }
}

/** Null for requests that a browser sends without asking first. */
export const preflightOf = (question: Question, who: Credentials, origin: string): Sending | null => {
  const special = who.headers.map(([name]) => name.toLowerCase()).filter((name) => !isSafe(name))
  const type = headerIn(who, 'content-type') ?? typeOf(question.body)
  const names = [...special, ...(type === null || SAFE_TYPE.test(type) ? [] : ['content-type'])].toSorted()
  if (names.length === 0 && SAFE_METHODS.includes(question.method)) return null
  return {
    url: question.url,
    method: 'OPTIONS',
    body: null,
    headers: laidOver([
      ...BROWSER,
      ...fetchHeaders({ ...question, method: 'OPTIONS', body: null }, origin),
      ['Access-Control-Request-Method', question.method],
      ...(names.length === 0 ? [] : [['Access-Control-Request-Headers', names.join(',')] as const]),
    ]),
  }
}

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'POST']
const SAFE_TYPE = /^\s*(?:text\/plain|application\/x-www-form-urlencoded|multipart\/form-data)\b/i
/** Browsers set the first ones themselves, whatever a page says. */
const isSafe = (name: string): boolean =>
  /^(?:origin|referer|user-agent|cookie|sec-.*|accept|accept-language|content-language|content-type)$/.test(name)

const originOf = ({ url }: Question, who: Credentials): string => headerIn(who, 'origin') ?? new URL(url).origin

const fetchHeaders = ({ url, method, body }: Question, origin: string): readonly Pair[] => {
  const site = siteOf(new URL(url), origin)
  const type = typeOf(body)
  return [
    ...(site === 'same-origin' && (method === 'GET' || method === 'HEAD') ? [] : [['Origin', origin] as const]),
    ...(origin === 'null' ? [] : [['Referer', `${origin}/`] as const]),
    ['Sec-Fetch-Dest', 'empty'],
    ['Sec-Fetch-Mode', 'cors'],
    ['Sec-Fetch-Site', site],
    ...(type === null ? [] : [['Content-Type', type] as const]),
    ...(body === null && method === 'POST' ? [['Content-Length', '0'] as const] : []),
  ]
}

/** A page that sends JSON says so. */
const typeOf = (body: string | null): string | null => {
  if (body === null) return null
  return /^\s*[[{]/.test(body) ? 'application/json' : 'text/plain;charset=UTF-8'
}

const siteOf = ({ origin: own, hostname }: URL, origin: string): string => {
  if (origin === own) return 'same-origin'
  const other = URL.canParse(origin) ? new URL(origin).hostname : ''
  return domainOf(other) === domainOf(hostname) ? 'same-site' : 'cross-site'
}

/** Good enough for one brand: its hosts share the last two labels. */
const domainOf = (host: string): string => host.split('.').slice(-2).join('.')

const cookies = (who: Credentials): readonly Pair[] => (who.cookies.length === 0 ? [] : [['Cookie', cookieHeader(who)]])

/** A later header replaces an earlier one of its name. */
const laidOver = (pairs: readonly Pair[]): readonly Pair[] => [
  ...new Map(pairs.map(([name, value]) => [name.toLowerCase(), [name, value] as const])).values(),
]
