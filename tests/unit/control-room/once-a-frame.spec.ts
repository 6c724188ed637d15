import { onceAFrame } from '../../../control-room/browser/once-a-frame.ts'
import { expect, test } from '../../plain-test.ts'

const createScreen = () => {
  const frames: (() => void)[] = []
  let drawings = 0
  const redraw = onceAFrame(
    () => (drawings += 1),
    (callback) => frames.push(callback),
  )
  return { redraw, drawings: () => drawings, showFrame: () => frames.shift()?.(), framesAsked: () => frames.length }
}

test('news in a quiet moment are drawn at once, without waiting for the next frame', () => {
  const { redraw, drawings } = createScreen()
  redraw()
  expect(drawings()).toBe(1)
})

test('whatever else comes before the next frame is drawn once, with that frame', () => {
  const { redraw, drawings, showFrame, framesAsked } = createScreen()
  for (let event = 0; event < 100; event += 1) redraw()
  expect([drawings(), framesAsked()]).toEqual([1, 1])
  showFrame()
  expect([drawings(), framesAsked()]).toEqual([2, 1])
})

test('a stream of news is drawn once a frame, and the screen rests after a frame without news', () => {
  const { redraw, drawings, showFrame, framesAsked } = createScreen()
  for (let frame = 0; frame < 10; frame += 1) {
    redraw()
    redraw()
    showFrame()
  }
  expect(drawings()).toBe(11)
  showFrame()
  expect([drawings(), framesAsked()]).toEqual([11, 0])
  redraw()
  expect(drawings()).toBe(12)
})
