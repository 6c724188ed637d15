/** How far a negative claim looks ahead: what a test may write, and what the message says. */

import { test } from '@playwright/test'
import { durationText } from '../../protocol/duration.ts'
import type { LookAhead } from '../rehearsed.ts'

/** Helps whoever wrote the claim. */
const HINT = 'to claim that it has not happened yet, set a shorter time with the option within.'

/** Null means that the claim did not hold before time was moved. */
export const lookText = (looked: LookAhead | null): string => {
  if (looked === null) return 'no further than now'
  const { withinMs, slowed } = looked
  const far = withinMs === 0 ? 'no further than now' : `${durationText(withinMs)} ahead; ${HINT}`
  return slowed === null ? far : `${far} ${slowed}`
}

const ANNOTATION = 'iadvize-look-ahead'

/** Noted only once in the report of a test: a site that counts timer calls has counted fewer of them. */
export const noteSlowness = (claim: string, looked: LookAhead | null): void => {
  if (looked === null || looked.slowed === null) return
  const annotations = annotationsOfTest()
  if (annotations.some(({ type }) => type === ANNOTATION)) return
  const description = `${claim} looked ${durationText(looked.withinMs)} ahead. ${looked.slowed}`
  annotations.push({ type: ANNOTATION, description })
}

/** Empty outside a test, where there is no report. */
const annotationsOfTest = (): { readonly type: string; readonly description?: string }[] => {
  try {
    return test.info().annotations
  } catch {
    return []
  }
}
