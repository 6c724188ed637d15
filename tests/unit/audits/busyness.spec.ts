import { expect, test } from '../../plain-test.ts'
import { slownessOf } from '../../../audits/scene/busyness.ts'

for (const { beginMs, slowness } of [
  { beginMs: 120, slowness: 1 },
  { beginMs: 500, slowness: 1 },
  { beginMs: 1_250, slowness: 2.5 },
  { beginMs: 60_000, slowness: 4 },
]) {
  test(`where a scene takes ${beginMs} ms to begin a step may take ${slowness} times as long`, () => {
    expect(slownessOf(beginMs)).toBe(slowness)
  })
}
