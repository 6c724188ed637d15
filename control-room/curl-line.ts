/** How a route is tried in a shell, with the control token in `$TOKEN`. */

import type { Route } from './route.ts'

/** What stands in for the parameters of a path: a stage and a project that exist from the start. */
const EXAMPLE_PARAMETERS: Readonly<Record<string, string>> = { stage: 'main', sid: '1234' }

export const examplePath = ({ path, exampleQuery }: Route, parameters = EXAMPLE_PARAMETERS): string =>
  path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => parameters[name] ?? name) +
  (exampleQuery === undefined ? '' : `?${exampleQuery}`)

export const curlLine = (route: Route, host: string): string => {
  const example = route.of === 'stream' ? undefined : route.example
  const usual = example === undefined ? 'get' : 'post'
  const isOpen = route.of === 'server' && route.isOpen === true
  return [
    [
      'curl',
      ...(route.of === 'stream' ? ['-N'] : []),
      ...(route.method === usual ? [] : ['-X', route.method.toUpperCase()]),
      shellWord(`http://${host}/control${examplePath(route)}`),
    ].join(' '),
    ...(isOpen ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...(example === undefined ? [] : [`-d '${JSON.stringify(example)}'`]),
  ].join(' \\\n  ')
}

/** A question mark is a wildcard in a shell. */
const shellWord = (text: string): string => (text.includes('?') ? `'${text}'` : text)
