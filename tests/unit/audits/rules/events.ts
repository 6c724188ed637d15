/** Entries of the journal, for sights that are written by hand. */

import type { JournalEvent } from '../../../../journal/entries.ts'
import type { Scene } from '../../../../audits/seen.ts'
import { judged, SETTLED } from '../../journal/journals.ts'
import { sceneOf, type StepSights } from './case.ts'
import { FAILURE, REASON } from '../../../../audits/scenes/steps.ts'

type Event<Type extends JournalEvent['type']> = Extract<JournalEvent, { readonly type: Type }>

export const SECURED = 'SECURED_AUTHENTICATION'

export const settled = (changes: Partial<Event<'activation-settled'>> = {}): JournalEvent => ({
  ...SETTLED,
  ...changes,
})

export const failed = (changes: Partial<Event<'activation-settled'>> = {}): JournalEvent =>
  settled({ status: 'authentication-failure', code: 'SERVER_ERROR', reason: 'a reason', attempts: 4, ...changes })

export const answered = (optionType: string, activation = 1): JournalEvent => ({
  type: 'provider-answered',
  activation,
  attempt: 1,
  outcome: 'option',
  optionType,
  token: optionType === SECURED ? 'token-1' : null,
})

export const sent = (optionType: string): JournalEvent => ({
  type: 'attempt-sent',
  activation: 1,
  attempt: 1,
  optionType,
  token: null,
})

/** By the platform. */
export const accepted = (
  userId: string | null = 'user-1',
  changes: Partial<Event<'attempt-answered'>> = {},
): JournalEvent => ({
  ...judged({ sid: '1234', checked: null, token: 'token-1', userId }),
  ...changes,
})

export const refreshed = (code: Event<'refresh-settled'>['code'] = null): JournalEvent => ({
  type: 'refresh-settled',
  activation: 2,
  status: code === null ? 'refreshed' : 'identity-ended',
  code,
  reason: code === null ? null : 'a reason',
  attempts: 1,
})

export const requested: Event<'activation-requested'> = { type: 'activation-requested', activation: 1 }
export const tagLoaded = (url = 'http://shop.example/account'): JournalEvent => ({
  type: 'tag-loaded',
  sid: '1234',
  url,
})
export const cleared: JournalEvent = { type: 'identity-cleared' }
export const loggedOut: JournalEvent = { type: 'logout-called' }
export const threw = (message: string): JournalEvent => ({ type: 'function-threw', message })

/** A page that tries with a token, and fails. */
export const FAILS: NonNullable<StepSights['journal']> = [tagLoaded(), requested, answered(SECURED), failed()]

export const LOOK = { textLength: 100, controls: 4, reachable: 4, url: 'http://shop.example/account' } as const

type FailureSights = {
  readonly signsIn?: StepSights
  readonly waits?: StepSights
  readonly opensNext?: StepSights
  readonly signsOut?: StepSights
}

/** A site that takes its failure well, but for what is given. */
export const failureOf = (
  { signsIn, waits = {}, opensNext, signsOut = {} }: FailureSights = {},
  more: Partial<Pick<Scene, 'trouble'>> = {},
): Scene =>
  sceneOf(
    [
      [FAILURE.signsIn, { journal: FAILS, ...signsIn }],
      [FAILURE.waits, waits],
      [FAILURE.opensNext, { journal: FAILS, ...opensNext }],
      [FAILURE.signsOut, signsOut],
    ],
    more,
  )

export const reasonOf = (sights: StepSights = {}): Scene => sceneOf([[REASON.opens, { journal: FAILS, ...sights }]])

/** What went wrong in the step. */
export const troubleIn = (step: string, png: string | null = null): NonNullable<Scene['trouble']> => ({
  step,
  sentence: `The step "${step}" failed.`,
  png,
})
