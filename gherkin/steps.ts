/** The table of all steps, from which registration, documentation, editor support and checks are derived. */

import type { Step } from './step.ts'
import { CHAT_CLAIMS } from './steps/chat-claims.ts'
import { CONVERSATION_STEPS } from './steps/conversation.ts'
import { LIFE_STEPS } from './steps/life.ts'
import { PLATFORM_STEPS } from './steps/platform.ts'
import { SITE_CLAIMS } from './steps/site-claims.ts'
import { VISITOR_STEPS } from './steps/visitor.ts'

export const STEPS: readonly Step[] = [
  ...PLATFORM_STEPS,
  ...VISITOR_STEPS,
  ...LIFE_STEPS,
  ...CONVERSATION_STEPS,
  ...CHAT_CLAIMS,
  ...SITE_CLAIMS,
]
