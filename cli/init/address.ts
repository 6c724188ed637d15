/** Addresses of sites, and names of files as other files import them. Pure. */

import path from 'node:path'

/** Whether the site is on the user's machine. */
export const isLocal = (url: string): boolean =>
  /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0)$/.test(new URL(url).hostname)

/** What a file imports another by. TypeScript takes the name of the JavaScript that a file would become. */
export const importOf = (from: string, file: string): string => {
  const relative = path.posix.relative(path.posix.dirname(from), file).replace(/\.([cm]?)tsx?$/, '.$1js')
  return relative.startsWith('.') ? relative : `./${relative}`
}
