/**
 * Inside a frame the chat window is as large as the frame lets it be, and the frame as large as it is told. The window
 * therefore takes its measure from the host page, whose size the boxed tag puts into `window.host`.
 */

import type { TagGlobals } from '../../protocol/web-sdk.ts'

export type Boundaries = { readonly width: number; readonly height: number }

type Tell = (event: 'app:boundariesChange', size: () => Boundaries) => void

/** The bubble's distance from the frame, on both sides together. */
const AROUND = 32

/** Tells the size of the frame that the bubble wants, whenever it changes; 0 by 0 when nothing is shown. */
export const watchBoundaries = (bubble: HTMLElement, page: TagGlobals, tell: Tell): void =>
  new ResizeObserver(() => {
    const { width, height } = page.host ?? screen
    bubble.style.cssText += `--idz-w:${width}px;--idz-h:${height}px`
    const { offsetWidth, offsetHeight } = bubble
    tell('app:boundariesChange', () => ({
      width: offsetWidth && offsetWidth + AROUND,
      height: offsetHeight && offsetHeight + AROUND,
    }))
  }).observe(bubble)
