/** What a stage is told to do next. */

import { ControlProblem } from '../problems.ts'
import { DONE, ofStage, ok, type Route } from '../route.ts'
import { mustHaveProject, NO_PROJECT } from '../stage-of.ts'
import { EXAMPLE_KEY } from './example-key.ts'

export const DIRECTION_ROUTES: readonly Route[] = [
  ofStage({
    method: 'post',
    path: '/stages/{stage}/answers',
    id: 'prepareAnswers',
    summary: 'Prepares what the platform does with the next attempts.',
    details: 'Answers are used in order, behind those that were prepared before. Then the platform judges again.',
    body: ({ PREPARED_ANSWERS }) => PREPARED_ANSWERS,
    example: [{ answer: 'refuse', code: 'TOKEN_EXPIRED', times: 2 }, { answer: 'accept' }],
    answers: { 204: { says: 'The answers are prepared.' } },
    directs: (answers) => ({ kind: 'answers', answers }),
    answer: ({ stage: { answers }, body }) => {
      answers.add(body)
      return DONE
    },
  }),
  ofStage({
    method: 'delete',
    path: '/stages/{stage}/answers',
    id: 'clearAnswers',
    summary: 'Takes back the prepared answers.',
    answers: { 204: { says: 'Nothing is prepared any more.' } },
    directs: () => ({ kind: 'no-answers' }),
    answer: ({ stage: { answers } }) => {
      answers.clear()
      return DONE
    },
  }),
  ofStage({
    method: 'post',
    path: '/stages/{stage}/token-backend',
    id: 'prepareTokenBackend',
    summary: 'Prepares how the token endpoint of the demo shop misbehaves.',
    body: ({ PREPARED_BEHAVIOUR }) => PREPARED_BEHAVIOUR,
    example: { behaviour: 'expired-token', times: 'always' },
    answers: { 204: { says: 'The behaviour is prepared.' } },
    directs: (body) => ({ kind: 'token-backend', ...body }),
    answer: ({ stage: { tokenBackend }, body }) => {
      tokenBackend.add([body])
      return DONE
    },
  }),
  ofStage({
    method: 'delete',
    path: '/stages/{stage}/token-backend',
    id: 'clearTokenBackend',
    summary: 'Lets the token endpoint of the demo shop mint good tokens again.',
    answers: { 204: { says: 'It mints good tokens.' } },
    directs: () => ({ kind: 'token-backend-works' }),
    answer: ({ stage: { tokenBackend } }) => {
      tokenBackend.clear()
      return DONE
    },
  }),
  ofStage({
    method: 'post',
    path: '/stages/{stage}/clock',
    id: 'moveClock',
    summary: 'Moves the clock of the stage forward, or back to the present.',
    details: 'Tokens and sessions expire by this clock. The pages that are open keep their own time.',
    body: ({ CLOCK_BODY }) => CLOCK_BODY,
    example: { advanceMs: 3_600_000 },
    answers: { 200: { says: 'The clock was moved.', json: (answers) => answers.CLOCK } },
    directs: ({ advanceMs, returnToNow }) =>
      returnToNow === true ? { kind: 'clock-is-back' } : { kind: 'clock', advanceMs: advanceMs ?? 0 },
    answer: ({ stage: { clock }, body: { advanceMs, returnToNow } }) => {
      if (returnToNow === true) clock.returnToNow()
      else clock.advance(advanceMs ?? 0)
      return ok({ now: clock.now() })
    },
  }),
  ofStage({
    method: 'post',
    path: '/stages/{stage}/network',
    id: 'setNetwork',
    summary: 'Blocks every request to the stage, or delays each answer.',
    details: 'What is left out stays as it is. The control API is not affected.',
    body: ({ NETWORK_BODY }) => NETWORK_BODY,
    example: { slowMs: 2_000 },
    answers: { 200: { says: 'How the stage can be reached now.', json: (answers) => answers.NETWORK } },
    directs: (body) => ({ kind: 'network', ...body }),
    answer: ({ stage, body }) => {
      stage.setNetwork(body)
      return ok(stage.network())
    },
  }),
  ofStage({
    method: 'post',
    path: '/stages/{stage}/agent',
    id: 'directAgent',
    summary: 'Lets the agent write, ask for the satisfaction, end the conversation, or change their status.',
    details: 'The agent acts in the ongoing conversation, in this order.',
    body: ({ AGENT_BODY }) => AGENT_BODY,
    example: { say: 'Your lamp is on its way.', end: true },
    answers: { 204: { says: 'It is done.' } },
    problems: { 409: 'No conversation is ongoing, or several are and none of them is named.' },
    directs: (body) => ({ kind: 'agent', ...body }),
    answer: ({ stage: { conversations, setAgentStatus }, body: { status, ...action } }) => {
      const isToAct = Object.keys(action).length > 0
      const sentence = isToAct ? conversations.agent.act(action) : null
      if (sentence !== null) throw new ControlProblem(409, sentence)
      if (status !== undefined) setAgentStatus(status)
      return DONE
    },
  }),
  ofStage({
    method: 'put',
    path: '/stages/{stage}/projects/{sid}/keys',
    id: 'replaceKeys',
    summary: 'Replaces the public keys of a project.',
    body: ({ KEYS_BODY }) => KEYS_BODY,
    example: { publicKeys: [EXAMPLE_KEY] },
    answers: { 204: { says: 'The project has these keys from now on.' } },
    problems: { 404: NO_PROJECT },
    directs: () => ({ kind: 'keys' }),
    answer: ({ stage, sid, body: { publicKeys } }) => {
      mustHaveProject(stage, sid)
      stage.setPublicKeys(sid, publicKeys)
      return DONE
    },
  }),
]
