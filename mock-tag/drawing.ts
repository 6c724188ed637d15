import { complain } from './complain.ts'
import { attempt as takeAway } from './storage/attempt.ts'

export type Drawing = {
  /** Returns undefined if this drawing, or an earlier one, has failed. */
  readonly attempt: <Result>(draw: () => Result) => Result | undefined
  readonly hasFailed: () => boolean
  /** Sets the function that removes everything drawn, which would otherwise keep showing an old visitor. */
  readonly undoWith: (undo: () => void) => void
}

/**
 * Drawing may fail on some pages without affecting the rest of the tag. The console reports it once, and the page continues
 * without a chat.
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
        complain('the chat window cannot be shown', error)
        takeAway(undo)
        return undefined
      }
    },
  }
}
