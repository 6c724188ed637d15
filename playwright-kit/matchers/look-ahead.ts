/** How far a claim looks ahead that something does not happen: what may be written of it, and what is said of it. */

import { test } from '@playwright/test'
import { durationText } from '../duration.ts'
import type { LookAhead } from '../rehearsed.ts'
import type { Waiting } from './judgement.ts'

/** Throws a `TypeError` where a claim that something happened is told to look ahead. */
export const checkWithin = (name: string, { within }: Waiting, isNegative: boolean): void => {
  if (within === undefined || isNegative) return
  throw new TypeError(
    `${name}(): within says how far ahead a negative claim looks, one with "not", "times" or "exactly". This claim looks at what has happened: let time pass with passTime() first, and leave within out.`,
  )
}

/** Of use to those who write the claim themselves. */
const HINT = 'to claim that it has not happened yet, look less far with the option within.'

/** Null where the claim did not hold before time was moved. */
export const lookText = (looked: LookAhead | null): string => {
  if (looked === null) return 'no further than now'
  const { withinMs, slowed } = looked
  const far = withinMs === 0 ? 'no further than now' : `${durationText(withinMs)} ahead; ${HINT}`
  return slowed === null ? far : `${far} ${slowed}`
}

const ANNOTATION = 'iadvize-look-ahead'

/** Said once in the report of a test: a site that counts the calls of a timer has counted fewer of them. */
export const noteSlowness = (claim: string, looked: LookAhead | null): void => {
  if (looked === null || looked.slowed === null) return
  const annotations = annotationsOfTest()
  if (annotations.some(({ type }) => type === ANNOTATION)) return
  const description = `${claim} looked ${durationText(looked.withinMs)} ahead. ${looked.slowed}`
  annotations.push({ type: ANNOTATION, description })
}

/** A claim outside a test has no report. */
const annotationsOfTest = (): { readonly type: string; readonly description?: string }[] => {
  try {
    return test.info().annotations
  } catch {
    return []
  }
}
