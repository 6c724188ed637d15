/** The stages themselves: made, emptied, deleted. */

import { MAIN_STAGE, MAX_STAGES, STAGE_ID } from '../../stage/registry.ts'
import { ControlProblem } from '../problems.ts'
import { DONE, ofServer, ofStage, ok, type Route } from '../route.ts'

export const STAGE_ROUTES: readonly Route[] = [
  ofServer({
    method: 'put',
    path: '/stages/{stage}',
    id: 'createStage',
    summary: 'Creates the stage, or creates it anew.',
    details:
      'A stage is one isolated rehearsal: its projects, visitors, prepared answers, clock and journal. What is left out of the settings has the default of the server.',
    body: ({ STAGE_BODY }) => STAGE_BODY,
    isBodyOptional: true,
    example: { fidelity: { retryCount: 1 }, agent: { replies: ['Good morning'] } },
    answers: {
      200: {
        says: 'The stage was created anew; nothing is left of the earlier one.',
        json: (answers) => answers.ADDRESSES,
      },
      201: { says: 'The stage was created.', json: (answers) => answers.ADDRESSES },
    },
    problems: { 409: 'There are too many stages already.' },
    answer: ({ control: { stages, defaults, addressesOf }, id, body }) => {
      if (!STAGE_ID.test(id)) throw new ControlProblem(400, `"${id}" is not a name for a stage: ${NAMES}`)
      const isNew = stages.get(id) === undefined
      if (isNew && stages.size() >= MAX_STAGES) {
        throw new ControlProblem(409, `There are ${MAX_STAGES} stages already; delete some with DELETE.`)
      }
      stages.put(id, { ...defaults, ...body })
      return { status: isNew ? 201 : 200, json: { stage: id, ...addressesOf(id) } }
    },
  }),
  ofStage({
    method: 'delete',
    path: '/stages/{stage}',
    id: 'deleteStage',
    summary: 'Deletes the stage.',
    answers: { 204: { says: 'The stage was deleted.' } },
    problems: { 409: `The stage "${MAIN_STAGE}" cannot be deleted.` },
    answer: ({ stage: { id }, control: { stages } }) => {
      if (id === MAIN_STAGE) throw new ControlProblem(409, `The stage "${MAIN_STAGE}" cannot be deleted; reset it.`)
      stages.drop(id)
      return DONE
    },
  }),
  ofStage({
    method: 'post',
    path: '/stages/{stage}/reset',
    id: 'resetStage',
    summary: 'Keeps the settings of the stage and forgets everything else.',
    // With other settings it would be another stage, which is what PUT is for.
    body: ({ RESET_BODY }) => RESET_BODY,
    isBodyOptional: true,
    answers: { 204: { says: 'The stage is as it was when it was created.' } },
    answer: ({ stage: { id, settings }, control: { stages } }) => {
      stages.put(id, settings)
      return DONE
    },
  }),
  ofServer({
    method: 'get',
    path: '/stages',
    id: 'listStages',
    summary: 'Returns the names of all stages, oldest first.',
    answers: { 200: { says: 'The names.', json: (answers) => answers.STAGES } },
    answer: ({ control: { stages } }) => ok({ stages: stages.ids() }),
  }),
  ofServer({
    method: 'get',
    path: '/openapi.json',
    id: 'getOpenApi',
    isOpen: true,
    summary: 'Returns this description of the control API.',
    answers: { 200: { says: 'An OpenAPI 3.1 document.', json: (answers) => answers.OPENAPI } },
    answer: async ({ control: { version }, host }) => {
      const { openApiDocument } = await import('../openapi.ts')
      return ok(openApiDocument({ version: version(), host }))
    },
  }),
]

const NAMES = 'use lower-case letters, digits and dashes, at most 64.'
