/** What a step says of a button, a link or a field that cannot be used: in words, for somebody who does not program. */

import type { Locator } from '@playwright/test'
import { fieldOn, numbered, using } from '../../gherkin/elements.ts'
import { expect, test } from '../../playwright-kit/entry.ts'

test.use({ iadvizeProject: { sid: 1234 } })

test('what is not on the page, is there twice or cannot be used is named with the page', async ({ page }) => {
  await page.setContent('<button>Help</button><button>Help</button><a href="#">Terms</a><button disabled>Send</button>')
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const link = (name: string) => page.getByRole('link', { name, exact: true })
  const click = (what: string, place: Locator): Promise<void> =>
    using(what, place, (element, limit) => element.click(limit))
  await click('link "Terms"', link('Terms'))
  await click('button "Help" number 2', numbered(button('Help'), 2))
  // Each is waited for until the limit of a step is over: all at once.
  await Promise.all([
    expect(click('link "Nowhere"', link('Nowhere'))).rejects.toThrow(
      'There is no link "Nowhere" on the page. The page is about:blank#.',
    ),
    expect(click('button "Help" number 3', numbered(button('Help'), 3))).rejects.toThrow(
      'There is no button "Help" number 3',
    ),
    expect(click('button "Help"', button('Help'))).rejects.toThrow(
      'There is more than one button "Help" on the page (2): say which one, as in "number 2".',
    ),
    expect(click('button "Send"', button('Send'))).rejects.toThrow(
      'The button "Send" cannot be used so: it is hidden or switched off',
    ),
  ])
})

test('a field that the page does not have is missed within seconds, and named', async ({ page }) => {
  await page.setContent('<label>Name <input></label>')
  await (await fieldOn(page, 'Name')).fill('Camille')
  await expect(fieldOn(page, 'Country')).rejects.toThrow('There is no field "Country" on the page.')
})
