import { complain } from './complain.ts'
import { attempt as takeAway } from './storage/attempt.ts'

export type Drawing = {
  /** Undefined when it failed, or anything before it did. */
  readonly attempt: <Result>(draw: () => Result) => Result | undefined
  readonly hasFailed: () => boolean
  /** What takes away all that has been drawn, because it would go on showing an old visitor. */
  readonly undoWith: (undo: () => void) => void
}

/**
 * Drawing may fail on a page of any kind, and takes nothing else of the tag with it: the console says so once, and the page
 * goes on without a chat.
 */
export const createDrawing = (): Drawing => {
  let hasFailed = false
  let undo = (): void => {}
  return {
    hasFailed: () => hasFailed,
    undoWith: (given) => {
      undo = given
    },
    attempt: (draw) => {
      if (hasFailed) return undefined
      try {
        return draw()
      } catch (error) {
        hasFailed = true
        complain('the chat cannot be shown, and the page goes on without it', error)
        takeAway(undo)
        return undefined
      }
    },
  }
}
