/** Changes a Content-Security-Policy, one directive at a time. */

import type { PageHeaders } from './page-changes.ts'

const NAME = 'Content-Security-Policy'

type Sources = readonly string[]

export const withSources = (directive: string, change: (sources: Sources) => Sources) => (headers: PageHeaders) => {
  const directives = (headers[NAME] ?? '').split('; ').map((text) => {
    const [name = '', ...sources] = text.split(' ')
    return [name, ...(name === directive ? change(sources) : sources)].join(' ')
  })
  return { ...headers, [NAME]: directives.join('; ') }
}

/** Keeps only quoted sources, such as 'self' and hashes. */
export const withoutHosts = (directive: string, headers: PageHeaders): PageHeaders =>
  withSources(directive, (sources) => sources.filter((source) => source.startsWith("'")))(headers)
