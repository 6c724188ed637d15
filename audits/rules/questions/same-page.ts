/**
 * Whether two addresses belong to the same page: sites change their own query or fragment, and a slash at the end means
 * nothing.
 */

export const isSamePage = (one: string, other: string): boolean => {
  const [first, second] = [URL.parse(one), URL.parse(other)]
  if (first === null || second === null) return one === other
  return (
    first.origin === second.origin &&
    pathOf(first) === pathOf(second) &&
    routeOf(first) === routeOf(second) &&
    !isOtherByQuery(first, second)
  )
}

/** The address without its query and fragment. */
export const addressOf = (url: string): string => url.replace(/[?#].*/, '')

/** What was seen on the same page. If anything was seen at exactly this address, only that. */
export const atSamePage = <Sight extends { readonly url: string }>(
  sights: readonly Sight[],
  url: string,
): readonly Sight[] => {
  const exact = sights.filter((sight) => sight.url === url)
  return exact.length > 0 ? exact : sights.filter((sight) => isSamePage(sight.url, url))
}

const pathOf = ({ pathname }: URL): string => pathname.replace(/\/(?:index\.[a-z]+)?$/i, '').replaceAll(/\/{2,}/g, '/')

/** Single-page applications without a server have their path in the fragment: `#/account`, `#!/account`. */
const routeOf = ({ hash }: URL): string => {
  const route = hash.replace(/#!?/, '').replace(/\/?(?:\?.*)?$/, '')
  return route.startsWith('/') ? route : ''
}

/**
 * `?page=account` is another page than `?page=help`. A number, or a word that only one of the addresses has, does not
 * name a page.
 */
const isOtherByQuery = (one: URL, other: URL): boolean =>
  [...one.searchParams].some(([name, value]) => {
    const there = other.searchParams.get(name) ?? ''
    return there !== value && WORD.test(value) && WORD.test(there)
  })

const WORD = /^[a-z][a-z/_-]*$/i
