/** The whole ledger, in the order of the facts. */

import type { Section } from './row.ts'
import { CONFIG } from './sections/1-config.ts'
import { HOSTS_AND_LOADERS } from './sections/1-hosts.ts'
import { SNIPPET } from './sections/1-snippet.ts'
import { QUEUE } from './sections/2-queue.ts'
import { ACTIVATE } from './sections/3-activate.ts'
import { POLICY } from './sections/3-policy.ts'
import { REFRESH } from './sections/3-refresh.ts'
import { RESULT } from './sections/3-result.ts'
import { LOGOUT } from './sections/4-logout.ts'
import { KEYS } from './sections/5-keys.ts'
import { TOKEN } from './sections/5-token.ts'
import { MEMBERS } from './sections/6-members.ts'
import { PAGE } from './sections/6-page.ts'
import { HTTP } from './sections/7-http.ts'
import { STORAGE } from './sections/7-storage.ts'
import { AROUND } from './sections/8-around.ts'
import { CHECKS } from './sections/8-checks.ts'
import { BOXED_TAG } from './sections/9-boxed-tag.ts'
import { CONTRADICTIONS } from './sections/9-contradictions.ts'
import { UNKNOWN_LIFE } from './sections/9-unknown-life.ts'
import { UNKNOWN_REST } from './sections/9-unknown-rest.ts'

export const LEDGER: readonly Section[] = [
  ...SNIPPET,
  ...HOSTS_AND_LOADERS,
  ...CONFIG,
  ...QUEUE,
  ...ACTIVATE,
  ...RESULT,
  ...POLICY,
  ...REFRESH,
  ...LOGOUT,
  ...TOKEN,
  ...KEYS,
  ...MEMBERS,
  ...PAGE,
  ...STORAGE,
  ...HTTP,
  ...CHECKS,
  ...AROUND,
  ...BOXED_TAG,
  ...CONTRADICTIONS,
  ...UNKNOWN_LIFE,
  ...UNKNOWN_REST,
]
