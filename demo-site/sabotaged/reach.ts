import type { AuditId } from '../audit-ids.ts'

/** Audits that watch a secured visitor: where no activation succeeds they may object, or have nothing to look at. */
export const NOBODY_IS_SECURED: readonly AuditId[] = [
  'activation-every-page',
  'activation-mints-anew',
  'session-refresh',
  'session-ended-elsewhere',
  'session-another-tab',
  'logout-next-visitor',
  'token-fresh',
]
