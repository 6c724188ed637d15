/**
 * News in a quiet moment are drawn at once, before the next frame begins, so that this frame shows them. A page that has
 * fallen behind gets many events in one task: what comes until the next frame is drawn together with it, and so on until a
 * frame brings nothing new. A page that nobody sees has no frames, and draws the rest when it is seen.
 */
export const onceAFrame = (
  draw: () => void,
  nextFrame: (callback: () => void) => unknown = requestAnimationFrame,
): (() => void) => {
  let state: 'quiet' | 'drawn' | 'due' = 'quiet'
  const drawNow = (): void => {
    state = 'drawn'
    nextFrame(onFrame)
    draw()
  }
  const onFrame = (): void => {
    if (state === 'due') drawNow()
    else state = 'quiet'
  }
  return () => {
    if (state === 'quiet') drawNow()
    else state = 'due'
  }
}
