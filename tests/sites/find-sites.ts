import { readdir } from 'node:fs/promises'
import type { Site } from './site.ts'

export type NamedSite = Site & { readonly id: string }

/** Each folder beside this file is a site, and its name is the id. Sorted by name. */
export const findSites = async (): Promise<readonly NamedSite[]> => {
  const beside = await readdir(new URL('.', import.meta.url), { withFileTypes: true })
  const ids = beside.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return Promise.all(
    ids.toSorted().map(async (id) => {
      const { site } = (await import(`./${id}/site.ts`)) as { readonly site: Site }
      return { ...site, id }
    }),
  )
}
