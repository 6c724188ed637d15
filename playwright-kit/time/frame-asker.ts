/** Calls the page clocks in the frames of the pages. */

import type { Frame } from '@playwright/test'
import pTimeout from 'p-timeout'
import type { PageRehearsal, RehearsedWindow } from '../browser/main.ts'
import type { TimeWatch } from './time-watch.ts'

type Answers = { readonly [Name in keyof PageRehearsal]: Awaited<ReturnType<PageRehearsal[Name]>> }

/**
 * Called with a sentence when the kit stops waiting for something and time goes on without it. `address` is set if it is an
 * address of the site.
 */
export type OnGivenUp = (sentence: string, address?: string) => void

/** Null if the frame has no clock or does not answer; undefined if its document was left before it could. */
export type AskFrame = <Name extends 'quiet' | 'run' | 'end' | 'follow'>(
  frame: Frame,
  name: Name,
  asked: Parameters<PageRehearsal[Name]>[0],
) => Promise<Answers[Name] | null | undefined>

export type FrameAsker = {
  readonly ask: AskFrame
  /** Some frame has not answered in time, and may never do so. */
  readonly isAnyoneSilent: () => boolean
}

type AskerDeps = {
  readonly watch: TimeWatch
  /**
   * Real milliseconds after which a frame counts as unable to answer, for example because its script never ends. Time then goes
   * on without it, and its requests may time out.
   */
  readonly answerLimitMs: number
  readonly onGivenUp: OnGivenUp
}

/** A frame that did not answer is asked nothing more until it answers. */
export const createFrameAsker = ({ watch, answerLimitMs, onGivenUp }: AskerDeps): FrameAsker => {
  const silent = new Set<Frame>()
  const ask = async (frame: Frame, name: string, asked: unknown): Promise<unknown> => {
    if (silent.has(frame)) return null
    const answered = watch.asks(frame.url())
    const ticking = setInterval(() => watch.waited(TICK_MS), TICK_MS)
    const fallback = (): null => {
      silent.add(frame)
      onGivenUp(`${frame.url()} did not answer for ${answerLimitMs / 1_000} s: ${UNANSWERED}`)
      return null
    }
    const answer = evaluateIn(frame, name, asked).finally(() => silent.delete(frame))
    try {
      return await pTimeout(answer, { milliseconds: answerLimitMs, fallback })
    } finally {
      clearInterval(ticking)
      answered()
    }
  }
  return { ask: ask as AskFrame, isAnyoneSilent: () => silent.size > 0 }
}

/** Real milliseconds after which, each time, waiting for a page is reported to the watch. */
export const TICK_MS = 1_000

export const UNANSWERED = 'a script of the page never ends, or this machine is too busy'

const evaluateIn = (frame: Frame, name: string, asked: unknown): Promise<unknown> =>
  frame
    .evaluate(
      ({ name: method, asked: argument }) => {
        const ask = (window as RehearsedWindow).iadvizeRehearsal?.[method as 'quiet']
        return ask === undefined ? null : ask(argument as never)
      },
      { name, asked },
    )
    .catch(() => undefined)
