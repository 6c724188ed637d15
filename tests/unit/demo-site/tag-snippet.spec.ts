import { expect, test } from '@playwright/test'
import { tagSnippet } from '../../../demo-site/tag-snippet.ts'

test("the snippet in the demo shop's pages is, to the character, the text that their policy allows by its hash", () => {
  const { inlineScripts, markup } = tagSnippet(1234, '//halc.iadvize.com/iadvize.js')
  const inside = [...String(markup).matchAll(/<script>(.*?)<\/script>/gs)].map(([, text]) => text)
  expect(inside).toEqual(inlineScripts)
})
