/** The settings of the bundle that runs in a page, where it is called `rehearsalPage`. */
export type PageSettings = {
  readonly isClockVirtual: boolean
  readonly aheadMs: number
  /** A regular expression that matches the vendor's addresses. */
  readonly vendorUrl: string
}
