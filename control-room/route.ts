/**
 * A route of the control API, with all that there is to know about it: the router, the OpenAPI document, its page and the
 * table in `docs/control-api.md` are made from these rows.
 */

import type { ZodType } from 'zod'
import type { Directed, Direction } from '../journal/directions.ts'
import type { StageRegistry } from '../stage/registry.ts'
import type { Stage, StageSettings } from '../stage/stage.ts'
import type { Audits } from './audit/audits.ts'
import type * as AnswerSchemas from './answer-schemas.ts'
import type { Credentials } from './guards.ts'
import type * as Schemas from './schemas.ts'
import type { Streaming as Streamed } from './stream.ts'

export type ControlOptions = {
  readonly stages: StageRegistry
  readonly defaults: StageSettings
  readonly credentials: Credentials & Streamed['credentials']
  /** Where a stage can be reached: the address of its tag, its demo site, … */
  readonly addressesOf: (stage: string) => Readonly<Record<string, string>>
  readonly audits: Audits
  /** Of the package. */
  readonly version: () => string
}

/** The schemas are loaded with the first request that needs them, so a row says which of them it wants. */
type Takes<Value> = (schemas: typeof Schemas) => ZodType<Value>

export type GoodStatus = 200 | 201 | 204

export type AnswerRow = {
  /** A sentence. */
  readonly says: string
  /** Without one, the answer has no body. */
  readonly json?: (schemas: typeof AnswerSchemas) => ZodType
  /** The type of a body that is no JSON. */
  readonly media?: 'text/html'
}

export type Reply =
  | { readonly status: GoodStatus; readonly json?: unknown }
  /** A body of its own making, with headers of its own. */
  | { readonly status: GoodStatus; readonly text: string; readonly headers: Readonly<Record<string, string>> }

export const ok = (json: unknown): Reply => ({ status: 200, json })

export const DONE: Reply = { status: 204 }

type Row<Body, Query, Asked> = {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** Behind `/control`, with the names of its parameters in braces. */
  readonly path: string
  /** A verb and an object, for clients that are generated. */
  readonly id: string
  /** A sentence. */
  readonly summary: string
  /** What else there is to know, in whole sentences. */
  readonly details?: string
  readonly body?: Takes<Body>
  /** No body is then as good as `{}`. */
  readonly isBodyOptional?: true
  readonly query?: Takes<Query>
  /** Of a query that cannot be left out. */
  readonly exampleQuery?: string
  /** A body that can be sent as it stands. */
  readonly example?: unknown
  readonly answers: Readonly<Partial<Record<GoodStatus, AnswerRow>>>
  /** When it fails in a way of its own; what every route has in common is added. */
  readonly problems?: Readonly<Record<number, string>>
  readonly answer: (asked: Asked) => Reply | Promise<Reply>
}

export type AskedOfServer<Body = unknown> = {
  readonly control: ControlOptions
  /** Of the path; empty where the path has none. */
  readonly id: string
  readonly body: Body
  /** Of the request. */
  readonly host: string
}

export type AskedOfStage<Body = unknown, Query = unknown> = {
  readonly control: ControlOptions
  /** What the stage was had do, oldest first. */
  readonly directions: readonly Direction[]
  readonly stage: Stage
  /** Of the path; empty where the path has none. */
  readonly sid: string
  readonly body: Body
  readonly query: Query
}

type Streaming = Omit<Row<never, unknown, never>, 'answer' | 'body' | 'example'>

type StageRow<Body, Query> = Row<Body, Query, AskedOfStage<Body, Query>> & {
  /** What the stage is had do, for whoever takes the rehearsal along. Nothing else of a body is kept: it may hold a secret. */
  readonly directs?: (body: Body) => Directed
}

export type Route =
  /** `isOpen` where no control token is asked for. */
  | (Row<unknown, unknown, AskedOfServer> & { readonly of: 'server'; readonly isOpen?: true })
  | (StageRow<unknown, unknown> & { readonly of: 'stage' })
  | (Streaming & { readonly of: 'stream' })

export const ofServer = <Body>(row: Row<Body, never, AskedOfServer<Body>> & { readonly isOpen?: true }): Route =>
  ({ ...row, of: 'server' }) as Route

/** A stage that does not exist is refused before anything else is looked at. */
export const ofStage = <Body, Query>(row: StageRow<Body, Query>): Route => ({ ...row, of: 'stage' }) as Route

export const ofStream = (row: Streaming): Route => ({ ...row, of: 'stream' })
