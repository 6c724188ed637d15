/** The audits that observe a secured visitor. If no activation succeeds, they may object, or have nothing to observe. */
export const NOBODY_IS_SECURED: readonly string[] = [
  'activation-every-page',
  'activation-mints-anew',
  'session-refresh',
  'session-ended-elsewhere',
  'session-another-tab',
  'logout-next-visitor',
  'token-fresh',
]
