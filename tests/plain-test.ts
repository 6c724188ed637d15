/**
 * The runner's test without any fixture. Those that the runner has of its own, for pages, are set up for each test, whether
 * it asks for a page or not, and that takes longer than most tests do that have none.
 */

import { mergeTests } from '@playwright/test'

export { expect } from '@playwright/test'

export const test = mergeTests()
