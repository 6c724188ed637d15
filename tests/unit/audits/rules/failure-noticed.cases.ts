import type { Case } from './case.ts'
import { FAILS, failureOf, requested, settled } from './events.ts'

const read = (status: string, optionType: string | null = 'SECURED_AUTHENTICATION') => ({
  id: 'document',
  status,
  optionType,
})

export const cases: readonly Case[] = [
  {
    says: 'a site that reads the status of the failed result',
    seen: { failure: failureOf({ signsIn: { journal: FAILS, results: [read('authentication-failure')] } }) },
    verdict: 'pass',
  },
  {
    says: 'a site that does not read the result',
    seen: { failure: failureOf() },
    verdict: 'warn',
    problems: ['status-not-read'],
  },
  {
    says: "a site that logs the whole result, as the vendor's sample does",
    seen: {
      failure: failureOf({
        signsIn: {
          journal: FAILS,
          lines: [{ level: 'log', text: '{"authentication":{"status":"authentication-failure"}}', url: '' }],
        },
      }),
    },
    verdict: 'pass',
  },
  {
    says: 'a site that logs a line without the status',
    seen: { failure: failureOf({ signsIn: { journal: FAILS, lines: [{ level: 'log', text: 'done', url: '' }] } }) },
    verdict: 'warn',
    problems: ['status-not-read'],
  },
  {
    says: 'a frame that hands the result to its host, which does not read it',
    seen: {
      failure: failureOf({
        signsIn: {
          journal: FAILS,
          results: [read('authentication-failure')],
          copies: [read('authentication-failure')],
        },
      }),
    },
    verdict: 'warn',
    problems: ['status-not-read'],
  },
  {
    says: 'a frame that hands the result to its host, where one of the two reads it',
    seen: {
      failure: failureOf({
        signsIn: {
          journal: FAILS,
          results: [read('authentication-failure'), read('authentication-failure')],
          copies: [read('authentication-failure')],
        },
      }),
    },
    verdict: 'pass',
  },
  {
    says: 'a frame that reads the failed result, and hands on a successful one',
    seen: {
      failure: failureOf({
        signsIn: {
          journal: FAILS,
          results: [read('authentication-failure')],
          copies: [read('authentication-success')],
        },
      }),
    },
    verdict: 'pass',
  },
  {
    says: 'a site that reads only a successful result',
    seen: { failure: failureOf({ signsIn: { journal: FAILS, results: [read('authentication-success')] } }) },
    verdict: 'warn',
    problems: ['status-not-read'],
  },
  {
    says: 'a site that reads only the failure of the anonymous activation before it',
    seen: {
      failure: failureOf({ signsIn: { journal: FAILS, results: [read('authentication-failure', 'ANONYMOUS')] } }),
    },
    verdict: 'warn',
    problems: ['status-not-read'],
  },
  {
    says: 'a visit in which the activation did not fail',
    seen: { failure: failureOf({ signsIn: { journal: [requested, settled()] } }) },
    verdict: 'could-not-tell',
  },
]
