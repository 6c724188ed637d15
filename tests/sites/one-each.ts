/** Each mistake once, on some site. The mistakes are spread over as many sites as possible, in the same way in every run. */
export const oneEach = <Mistake, Site>(
  mistakes: readonly Mistake[],
  sites: readonly Site[],
): readonly { readonly mistake: Mistake; readonly site: Site }[] =>
  mistakes.flatMap((mistake, index) => {
    const site = sites[Math.floor((index * sites.length) / mistakes.length)]
    return site === undefined ? [] : [{ mistake, site }]
  })
