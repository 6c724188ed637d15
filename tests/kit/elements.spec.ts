/** What a step reports about a button, a link or a field that cannot be used. */

import type { Locator } from '@playwright/test'
import { fieldOn, numbered, using } from '../../gherkin/run/elements.ts'
import { expect, test } from '../../playwright-kit/entry.ts'

test.use({ iadvizeProject: { sid: 1234 } })

test('an element that is missing, ambiguous or unusable is reported with the page', async ({ page }) => {
  await page.setContent('<button>Help</button><button>Help</button><a href="#">Terms</a><button disabled>Send</button>')
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const link = (name: string) => page.getByRole('link', { name, exact: true })
  const called = (role: 'link' | 'button', name: string) => ({
    en: `${role} ${name}`,
    fr: `${role === 'link' ? 'lien' : 'bouton'} ${name}`,
  })
  const click = (what: { en: string; fr: string }, place: Locator): Promise<void> =>
    using(what, place, (element, limit) => element.click(limit))
  await click(called('link', '"Terms"'), link('Terms'))
  await click(called('button', '"Help" number 2'), numbered(button('Help'), 2))
  // Each is waited for until the limit of a step is over: all at once.
  await Promise.all([
    expect(click(called('link', '"Nowhere"'), link('Nowhere'))).rejects.toThrow(
      'There is no link "Nowhere" on the page. The page is about:blank#.',
    ),
    expect(click(called('button', '"Help" number 3'), numbered(button('Help'), 3))).rejects.toThrow(
      'There is no button "Help" number 3',
    ),
    expect(click(called('button', '"Help"'), button('Help'))).rejects.toThrow(
      'There is more than one button "Help" on the page (2): say which one, as in "number 2".',
    ),
    expect(click(called('button', '"Send"'), button('Send'))).rejects.toThrow(
      'The button "Send" cannot be used: it is hidden, disabled',
    ),
  ])
})

test('a field that the page lacks is reported within seconds, by name', async ({ page }) => {
  await page.setContent('<label>Name <input></label>')
  await (await fieldOn(page, 'Name')).fill('Camille')
  await expect(fieldOn(page, 'Country')).rejects.toThrow('There is no field "Country" on the page.')
})
