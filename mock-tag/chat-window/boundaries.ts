/**
 * Inside a frame the chat window is as large as the frame lets it be, and the frame as large as it is told. The window
 * therefore takes its measure from the host page, whose size the boxed tag puts into `window.host`.
 */

import type { TagGlobals } from '../../protocol/web-sdk.ts'

/** `right` and `bottom` are where the frame lies: the boxed tag places it by them, and resets it when it is 0 by 0. */
export type Boundaries = Readonly<Record<'width' | 'height' | 'right' | 'bottom', number>>

type Tell = (event: 'app:boundariesChange', size: () => Boundaries) => void

/** The bubble's distance from the frame, on both sides together. */
const AROUND = 32

/** Tells the size and the place of the frame that the bubble wants, whenever they change; 0 by 0 when nothing is shown. */
export const watchBoundaries = (bubble: HTMLElement, page: TagGlobals, tell: Tell): void =>
  new ResizeObserver(() => {
    const { width, height } = page.host ?? screen
    bubble.style.cssText += `--idz-w:${width}px;--idz-h:${height}px`
    const { offsetWidth, offsetHeight } = bubble
    tell('app:boundariesChange', () => ({
      width: offsetWidth && offsetWidth + AROUND,
      height: offsetHeight && offsetHeight + AROUND,
      // The bubble keeps its distance by itself.
      right: 0,
      bottom: 0,
    }))
  }).observe(bubble)
