/**
 * In a frame, the chat window is limited to the size of the frame, and the frame takes the size that the tag reports. The window
 * therefore measures the host page instead, whose size the boxed tag puts into `window.host`.
 */

import type { TagGlobals } from '../../protocol/web-sdk.ts'

/**
 * `right` and `bottom` are the position of the frame. The boxed tag places the frame there, and resets it if the size is 0 by 0.
 */
export type Boundaries = Readonly<Record<'width' | 'height' | 'right' | 'bottom', number>>

type Tell = (event: 'app:boundariesChange', size: () => Boundaries) => void

/** The space around the bubble, in pixels: the sum of both sides. */
const AROUND = 32

/**
 * Reports the size and position that the frame of the bubble needs, whenever they change. The size is 0 by 0 if nothing is shown.
 */
export const watchBoundaries = (bubble: HTMLElement, page: TagGlobals, tell: Tell): void =>
  new ResizeObserver(() => {
    const { width, height } = page.host ?? screen
    bubble.style.cssText += `--idz-w:${width}px;--idz-h:${height}px`
    const { offsetWidth, offsetHeight } = bubble
    tell('app:boundariesChange', () => ({
      width: offsetWidth && offsetWidth + AROUND,
      height: offsetHeight && offsetHeight + AROUND,
      // The bubble keeps this distance itself.
      right: 0,
      bottom: 0,
    }))
  }).observe(bubble)
