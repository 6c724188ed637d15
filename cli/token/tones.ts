/** The colours of what an inspection says, as far as a terminal has them. */

import type { LayerState } from '../../control-room/browser/inspector/reading.ts'
import type { Page } from '../page.ts'

export const TONES = { success: 'green', wait: 'yellow', failure: 'red' } as const satisfies Readonly<
  Record<LayerState['tone'], Parameters<Page['styled']>[0]>
>
