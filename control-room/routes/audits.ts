/** The audit that the stand-in runs. There is one at a time for the whole server; a stage lends it a project with its key. */

import { DONE, ofStage, ok, type Route } from '../route.ts'
import { mustHaveProject } from '../stage-of.ts'

const REPORTED = { 404: 'There is no such stage, or no report yet.' } as const

export const AUDIT_ROUTES: readonly Route[] = [
  ofStage({
    method: 'post',
    path: '/stages/{stage}/audit',
    id: 'startAudit',
    summary: 'Starts an audit of a site, or of the demo shop.',
    details: 'What is wrong with the site or the journey is found while it runs, and told by its state.',
    body: ({ AUDIT_BODY }) => AUDIT_BODY,
    isBodyOptional: true,
    example: { only: ['loading'] },
    answers: { 200: { says: 'It has started.', json: (answers) => answers.AUDIT } },
    problems: {
      404: 'The stage has no such project, or the journey is not there.',
      409: 'An audit is running already.',
    },
    answer: async ({ stage, body, control: { audits, addressesOf } }) => {
      if (body.sid !== undefined) mustHaveProject(stage, body.sid)
      const { orderOf } = await import('../audit/order.ts')
      const place = { folder: audits.folder, demoSite: addressesOf(stage.id)['demoSite'] }
      audits.start(await orderOf(body, stage, place))
      return ok(audits.state())
    },
  }),
  ofStage({
    method: 'get',
    path: '/stages/{stage}/audit',
    id: 'readAudit',
    summary: 'Returns the state of the running audit, or of the last one.',
    answers: { 200: { says: 'What has been seen so far.', json: (answers) => answers.AUDIT } },
    answer: ({ control: { audits } }) => ok(audits.state()),
  }),
  ofStage({
    method: 'delete',
    path: '/stages/{stage}/audit',
    id: 'cancelAudit',
    summary: 'Cancels the audit; when the answer comes, its browser is closed.',
    answers: { 204: { says: 'It is cancelled.' } },
    problems: { 409: 'No audit is running.' },
    answer: async ({ control: { audits } }) => {
      await audits.cancel()
      return DONE
    },
  }),
  ofStage({
    method: 'get',
    path: '/stages/{stage}/audit/report.html',
    id: 'readAuditReport',
    summary: 'Returns the report of the last audit as a page.',
    answers: { 200: { says: 'The report.', media: 'text/html' } },
    problems: REPORTED,
    answer: async ({ control: { audits } }) => (await import('../audit/report.ts')).reportReply(audits, 'html'),
  }),
  ofStage({
    method: 'get',
    path: '/stages/{stage}/audit/report.json',
    id: 'readAuditFindings',
    summary: 'Returns the report of the last audit as JSON.',
    answers: { 200: { says: 'The report.', json: (answers) => answers.AUDIT_REPORT } },
    problems: REPORTED,
    answer: async ({ control: { audits } }) => (await import('../audit/report.ts')).reportReply(audits, 'json'),
  }),
]
