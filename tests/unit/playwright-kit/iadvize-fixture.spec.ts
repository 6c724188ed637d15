import { expect, test } from '../../plain-test.ts'
import { iadvizeFixtures } from '../../../playwright-kit/iadvize-fixture.ts'

test('launchOptions stays an option that a configuration may set, which a fixture with a scope of its own is not in Playwright 1.60', () => {
  expect(iadvizeFixtures.launchOptions).toBeInstanceOf(Function)
})
