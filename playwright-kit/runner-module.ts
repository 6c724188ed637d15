/** Stands in the bundle for `@playwright/test`: an import of that name would fail before anybody could say what to do. */

import { loadRunner } from './runner.ts'

export const { test, expect, chromium } = loadRunner(import.meta.url)
