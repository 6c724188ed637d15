/** Every route of the control API, in the order in which it is documented. */

import type { Route } from './route.ts'
import { AUDIT_ROUTES } from './routes/audits.ts'
import { DIRECTION_ROUTES } from './routes/directions.ts'
import { STAGE_ROUTES } from './routes/stages.ts'
import { VIEW_ROUTES } from './routes/views.ts'

export type RouteGroup = { readonly title: string; readonly routes: readonly Route[] }

export const ROUTE_GROUPS: readonly RouteGroup[] = [
  { title: 'Stages', routes: STAGE_ROUTES },
  { title: 'What happens next', routes: DIRECTION_ROUTES },
  { title: 'What happened', routes: VIEW_ROUTES },
  { title: 'Audits', routes: AUDIT_ROUTES },
]

export const ROUTES: readonly Route[] = ROUTE_GROUPS.flatMap(({ routes }) => routes)
