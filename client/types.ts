/** What the control API takes and answers, as its schemas say. */

import type * as AnswerSchemas from '../control-room/answer-schemas.ts'
import type * as Schemas from '../control-room/schemas.ts'

type Bodies = typeof Schemas
type Answers = typeof AnswerSchemas

type InputOf<Name extends keyof Bodies> = Bodies[Name] extends { readonly _zod: { readonly input: infer Input } }
  ? Input
  : never

type OutputOf<Name extends keyof Answers> = Answers[Name] extends { readonly _zod: { readonly output: infer Output } }
  ? Output
  : never

export type AnswerToPrepare = InputOf<'PREPARED_ANSWERS'>[number]
export type TokenBackendToPrepare = InputOf<'PREPARED_BEHAVIOUR'>
export type AgentAction = InputOf<'AGENT_BODY'>
export type InspectOptions = Omit<InputOf<'INSPECT_BODY'>, 'text'>
export type StageAddresses = OutputOf<'ADDRESSES'>
