/** Shows each action on the vendor as a step in the report of a test, in the words of the test. */

import { inspect } from 'node:util'
import { test, type TestInfo } from '@playwright/test'
import { answerText, type AnswerBuilder } from './vendor/answers.ts'
import { placeOfCall } from './call-place.ts'
import type { Iadvize } from './iadvize.ts'

type Steps = {
  readonly iadvize: Iadvize
  /** Resolves when the steps of all synchronous actions are in the report. */
  readonly told: () => Promise<void>
}

const AT_ONCE = ['prepare', 'rotateKeys', 'block', 'unblock', 'slow'] as const
const IN_TIME = ['passTime', 'sleep', 'endSession', 'visitorSays', 'agentSays', 'agentEnds', 'waitFor'] as const

export const createSteps = (iadvize: Iadvize): Steps => {
  const told: Promise<unknown>[] = []
  const atOnce = AT_ONCE.map((name) => {
    const act = (...given: readonly unknown[]): void => {
      Reflect.apply(iadvize[name], undefined, given)
      // The action is already done, so the test does not wait for its step.
      told.push(step(titleOf(name, given), () => {}).catch(() => {}))
    }
    return [name, act] as const
  })
  const inTime = IN_TIME.map((name) => {
    const inStep = (...given: readonly unknown[]): Promise<unknown> => {
      const ended = iadvize.begin?.(titleOf(name, given))
      const act = iadvize[name] as (...given: readonly unknown[]) => Promise<unknown>
      return step(titleOf(name, given), () => act(...given)).finally(ended)
    }
    return [name, inStep] as const
  })
  const actions = Object.fromEntries<unknown>([...atOnce, ...inTime]) as Partial<Iadvize>
  return { iadvize: { ...iadvize, ...actions }, told: async () => void (await Promise.all(told)) }
}

/** A step without a line in the test is placed at the start of the test. A report that has ended accepts no more steps. */
export const stepOf = async (
  { file, line, column }: TestInfo,
  title: string,
  act: () => Promise<void>,
): Promise<void> => test.step(`iadvize: ${title}`, act, { box: true, location: { file, line, column } }).catch(() => {})

/** The step, and an error in it, are shown at the line of the test that called. */
const step = <Result>(title: string, body: () => Result | Promise<Result>): Promise<Result> => {
  const location = placeOfCall()
  return test.step(title, body, { box: true, ...(location === null ? {} : { location }) })
}

const titleOf = (name: string, given: readonly unknown[]): string => {
  const words = given.map((argument) =>
    isAnswer(argument)
      ? answerText(argument.prepared)
      : typeof argument === 'function'
        ? 'function'
        : inspect(argument, { depth: 1, breakLength: Infinity, compact: true, maxStringLength: 60 }),
  )
  return `iadvize.${name}(${words.join(', ')})`
}

const isAnswer = (value: unknown): value is AnswerBuilder =>
  typeof value === 'object' && value !== null && 'prepared' in value
