/** As much of a browser as the tag's storage touches: a cookie jar that reads `Max-Age` and `Domain`, and local storage. */

export type Denied = 'cookie read' | 'cookie write' | 'local storage' | 'items'

export type FakeBrowser = {
  readonly page: { readonly document: Document; readonly localStorage: Storage }
  /** By name; of one for the host and one for a domain it is the older that a page reads. */
  readonly cookie: (name: string) => string | undefined
  /** `name` for the host alone, `name Domain` for a domain and all below it. */
  readonly cookies: Map<string, string>
  /** Each line that was assigned to `document.cookie`. */
  readonly written: string[]
  readonly items: Map<string, string>
}

const deny = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}

export const fakeBrowser = ({
  denied = [],
  protocol = 'http:',
  hostname = 'shop.example',
}: {
  readonly denied?: readonly Denied[]
  readonly protocol?: string
  readonly hostname?: string
} = {}): FakeBrowser => {
  const cookies = new Map<string, string>()
  const items = new Map<string, string>()
  const written: string[] = []
  const pairs = (): readonly string[] => [...cookies].map(([key, value]) => `${key.split(' ')[0] ?? ''}=${value}`)
  const document = {
    location: { protocol, hostname },
    get cookie(): string {
      return denied.includes('cookie read') ? deny() : pairs().join('; ')
    },
    set cookie(line: string) {
      if (denied.includes('cookie write')) deny()
      written.push(line)
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      const [, domain] = /; Domain=([^;]+)/.exec(line) ?? []
      const key = domain === undefined ? name : `${name} ${domain}`
      if (line.includes('; Max-Age=0')) cookies.delete(key)
      else cookies.set(key, value)
    },
  }
  const touch = <Result>(work: () => Result): Result => (denied.includes('items') ? deny() : work())
  const localStorage = {
    getItem: (key: string) => touch(() => items.get(key) ?? null),
    setItem: (key: string, value: string) => touch(() => void items.set(key, value)),
    removeItem: (key: string) => touch(() => void items.delete(key)),
  }
  const page = {
    document: document as unknown as Document,
    get localStorage(): Storage {
      return denied.includes('local storage') ? deny() : (localStorage as unknown as Storage)
    },
  }
  const cookie = (name: string): string | undefined =>
    pairs()
      .find((pair) => pair.startsWith(`${name}=`))
      ?.slice(name.length + 1)
  return { page, cookie, cookies, written, items }
}

/** What a cookie of the tag holds; null when it is not there. */
export const partsOf = ({ cookie }: FakeBrowser, name: string): unknown =>
  JSON.parse(decodeURIComponent(cookie(name) ?? 'null'))
