/** What can be seen of a stage. */

import type { KeyObject } from 'node:crypto'
import { diagnoseKey } from '../../diagnosis/key.ts'
import { readPrivateKey } from '../../diagnosis/private-key.ts'
import { ControlProblem, WRONG_FIELDS } from '../problems.ts'
import { ofStage, ofStream, ok, type Route } from '../route.ts'
import { mustHaveProject } from '../stage-of.ts'
import { MAX_KEPT_TOKENS } from '../../stage/kept-tokens.ts'
import type { Stage } from '../../stage/stage.ts'

export const VIEW_ROUTES: readonly Route[] = [
  ofStage({
    method: 'post',
    path: '/stages/{stage}/inspect',
    id: 'inspectText',
    summary: 'Identifies a string, and says how a project would judge it.',
    details:
      'It leaves no trace: nothing is written to the journal, used up or stored. A token that came to the stage is named by its fingerprint; the token itself is in no answer.',
    body: ({ INSPECT_BODY }) => INSPECT_BODY,
    example: { text: 'eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d' },
    answers: { 200: { says: 'What it is.', json: (answers) => answers.INSPECTION } },
    problems: { 404: 'The stage has no such project, or keeps no such token any more.' },
    answer: async ({ stage, body: { text, token, sid, publicKey, decryptionKey } }) => {
      if (sid !== undefined) mustHaveProject(stage, sid)
      return ok(
        await stage.inspect(text ?? keptToken(stage, token ?? ''), {
          ...(sid === undefined ? {} : { sid }),
          ...(publicKey === undefined ? {} : { publicKey: keyIn('publicKey', diagnoseKey(publicKey)) }),
          ...(decryptionKey === undefined
            ? {}
            : { decryptionKey: keyIn('decryptionKey', readPrivateKey(decryptionKey)) }),
        }),
      )
    },
  }),
  ofStage({
    method: 'get',
    path: '/stages/{stage}/conversations',
    id: 'listConversations',
    summary: 'Returns what the agent sees: messages, padlock, satisfaction.',
    answers: { 200: { says: 'The conversations, oldest first.', json: (answers) => answers.CONVERSATIONS } },
    answer: ({ stage: { conversations } }) => ok({ conversations: conversations.agent.sees() }),
  }),
  ofStage({
    method: 'get',
    path: '/stages/{stage}/journal',
    id: 'readJournal',
    summary: 'Returns what happened, in order.',
    details: 'It holds tokens only as fingerprints, and says how long a message is, not what it says.',
    query: ({ JOURNAL_QUERY }) => JOURNAL_QUERY,
    answers: { 200: { says: 'The entries, oldest first.', json: (answers) => answers.JOURNAL } },
    answer: ({ stage: { journal }, query: { after } }) =>
      ok({ entries: journal.after(after), forgotten: journal.forgotten() }),
  }),
  ofStage({
    method: 'get',
    path: '/stages/{stage}/recording',
    id: 'saveRecording',
    summary:
      'Returns the rehearsal as a file that does it again: a Playwright test, or a feature and its configuration.',
    query: ({ RECORDING_QUERY }) => RECORDING_QUERY,
    exampleQuery: 'as=playwright',
    answers: { 200: { says: 'The file.', json: (answers) => answers.RECORDING } },
    problems: { 409: 'Nothing has happened that a test could do again.' },
    answer: async ({ stage, query, directions, control: { addressesOf } }) => {
      const { recordingOf } = await import('../take-along.ts')
      const recording = recordingOf(stage, query, { directions, addresses: addressesOf(stage.id) })
      if (recording !== null) return ok(recording)
      throw new ControlProblem(
        409,
        `Nothing has happened on the stage "${stage.id}" that a test could do again: use the demo shop, or your own site, first.`,
      )
    },
  }),
  ofStream({
    method: 'get',
    path: '/stages/{stage}/events',
    id: 'followStage',
    summary: 'Returns what happens, as server-sent events.',
    details:
      'The stream begins with all that the journal holds, and goes on until the client closes it. A client that lost its connection sends the id of the last event as `Last-Event-ID`, as every `EventSource` does, or as `?after=`, and gets only what it has missed.',
    query: ({ EVENTS_QUERY }) => EVENTS_QUERY,
    answers: { 200: { says: 'The stream. The data of each event is JSON.' } },
    problems: { 503: 'Too many clients follow the stages of this server already.' },
  }),
]

const keptToken = ({ id, keptTokens }: Stage, name: string): string => {
  const token = keptTokens.named(name)
  if (token !== undefined) return token
  const kept = `The stage "${id}" keeps the last ${MAX_KEPT_TOKENS} tokens that came to it`
  throw new ControlProblem(404, `${kept}, and ${name} is not among them: paste the token itself.`)
}

type KeyRead = { readonly key: KeyObject } | { readonly key: null; readonly problem: string }

/** A key as it is used; nothing of a string that is not one is repeated. */
const keyIn = (path: string, read: KeyRead): KeyObject => {
  if (read.key !== null) return read.key
  throw new ControlProblem(400, WRONG_FIELDS, [{ path, problem: read.problem }])
}
