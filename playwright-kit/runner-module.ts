/** Replaces `@playwright/test` in the bundle. A direct import would fail before the kit could explain what to do. */

import { loadRunner } from './runner.ts'

export const { test, expect, chromium } = loadRunner(import.meta.url)
