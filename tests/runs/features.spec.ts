/** Features of a stranger's project, as its folder has them: what is printed where one fails. */

import { pathToFileURL } from 'node:url'
import { expect } from '@playwright/test'
import { CODE, CONFIGURATION, OWN_STEPS, projectWith } from './feature-project.ts'
import { test } from './nested.ts'

/** What an analyst is told, without the numbers that differ from run to run. */
const toldIn = (output: string): string =>
  output
    .replaceAll(/\+\d+(?:\.\d+)? (?:s|min [\d.]+ s)/g, '+… s')
    .replaceAll(/token [0-9a-f]{8}/g, 'token …')
    .replaceAll(/ +/g, ' ')

test('a site that continues anonymously fails its scenario with the step, what was expected, what was seen and the story', async ({
  runNested,
}) => {
  const { output, exitCode } = await runNested(
    projectWith('When the customer signs in', 'Then no anonymous activation follows'),
  )
  expect(exitCode).toBe(1)
  expect(toldIn(output)).toContain('The chat › A customer › Then no anonymous activation follows')
  expect(toldIn(output)).toMatch(
    /Expected: no anonymous activation, and no attempt at one\n *Seen: 1 \(visitor [0-9a-f]+\)\n *Looked: 1 day ahead\.\n\n *What happened:\n *Page 1, project 1234:\n/,
  )
  expect(toldIn(output)).toContain(
    'activation 1: asked the site for a token, sent it (token …), refused: TOKEN_MALFORMED',
  )
  expect(toldIn(output)).toContain('asked the site for a token, and the site chose to continue anonymously')
  expect(output).toContain('test-failed-1.png')
  expect(output.match(/\S*chat\.feature:\S*/g)).toEqual(['chat.feature:2:1', 'chat.feature:2:1', 'chat.feature:2:1'])
  expect(output).not.toContain('.features-gen')
  expect(output).not.toMatch(CODE)
})

test('the HTML report of a failed scenario has the step in words, what was expected and seen, the story, a picture, and no code', async ({
  runNested,
  page,
}, testInfo) => {
  await runNested(projectWith('When the customer signs in', 'Then no anonymous activation follows'))
  await page.goto(pathToFileURL(testInfo.outputPath('nested/playwright-report/index.html')).href)
  await page.getByRole('link', { name: 'A customer' }).first().click()
  const told = page.locator('body')
  await expect(told).toContainText('Then no anonymous activation follows')
  await expect(told).toContainText('Expected: no anonymous activation')
  await expect(told).toContainText('What happened:')
  await expect(told).toContainText('and the site chose to continue anonymously')
  const picture = page.getByRole('link').locator('img').first()
  await expect(picture).toBeVisible()
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  expect(await told.innerText()).not.toMatch(CODE)
})

test('a chat that is not secured fails its scenario with the nearest activation, and how to fix it', async ({
  runNested,
}) => {
  const { output } = await runNested({
    ...projectWith('When Camille signs in', 'Then the chat is secured for Camille'),
    // It is waited for until then.
    'playwright.config.ts': CONFIGURATION.replace('20_000', '5_000'),
  })
  expect(toldIn(output)).toContain('Expected: at least one secured activation for user Camille Moreau\n')
  expect(toldIn(output)).toMatch(/Seen: none\n *Nearest: /)
  expect(output).not.toMatch(CODE)
})

test('a site that tries again by itself fails its scenario in words', async ({ runNested }) => {
  const { output } = await runNested(
    projectWith('When the customer signs in', 'Then the activation fails', 'And the site makes no attempt of its own'),
  )
  expect(toldIn(output)).toMatch(
    /Expected: after a failure the site does not call activate again\n *Seen: it called activate again\n\n *What happened:\n/,
  )
  expect(output).not.toMatch(CODE)
})

test('a journey that fails is named in the failure of the scenario, with what it waited for', async ({ runNested }) => {
  const { output } = await runNested(projectWith('Given the customer is signed in', 'When the customer signs out'))
  expect(output).toContain('"signOut" of the journey failed: locator.click: Timeout 5000ms exceeded.')
  expect(output).toContain("waiting for getByRole('button', { name: 'Sign out' })")
  expect(toldIn(output)).toMatch(/What happened:\n *Page 1, project 1234:\n/)
  expect(output).not.toMatch(CODE)
})

test('a missing button is reported in one sentence, with its page and what had happened until then', async ({
  runNested,
}) => {
  const { output } = await runNested(
    projectWith('Given the customer is signed in', 'When the customer clicks the "Sign out" button'),
  )
  expect(toldIn(output)).toMatch(
    /There is no button "Sign out" on the page\. The page is https:\/\/shop\.example\/account\.\n\n *What happened:\n/,
  )
  expect(output).not.toMatch(CODE)
})

test('an unknown step stops the run before any browser starts, with its place and the nearest step', async ({
  runNested,
}) => {
  const { output, exitCode } = await runNested(
    projectWith(
      'When the customer sign in',
      'Given the platform always refuses with TOKEN_EXPIRD',
      'Then the chat is secured',
    ),
  )
  expect(exitCode).toBe(1)
  expect(output).toContain('chat.feature:3:5 There is no step "the customer sign in"; did you mean "the customer signs')
  expect(output).toContain('chat.feature:4:5 The reason TOKEN_EXPIRD does not exist; did you mean TOKEN_EXPIRED')
  expect(output).not.toMatch(CODE)
})

test('a project’s own step receives the current page of the scenario and our parameters', async ({ runNested }) => {
  const { exitCode, output } = await runNested({
    ...projectWith('When the customer signs in', 'Then there are 1 heading'),
    ...OWN_STEPS,
  })
  expect([exitCode, output]).toEqual([0, expect.stringContaining('1 passed')])
})

test('in a project with its own steps, an unknown step stops the run with the nearest of ours', async ({
  runNested,
}) => {
  const { output, exitCode } = await runNested({
    ...projectWith('Then there are 2 headings', 'Then the chat is secure'),
    ...OWN_STEPS,
  })
  expect(exitCode).toBe(1)
  expect(output).toContain('chat.feature:4:5 There is no step "the chat is secure"; did you mean "the chat is secured"')
  expect(output).not.toContain('headings')
  expect(output).not.toMatch(CODE)
})

test('REHEARSAL_STACKS shows the stack of a failed step', async ({ runNested }) => {
  const { output } = await runNested({
    ...projectWith('When a visitor opens the account page'),
    'playwright.config.ts': `process.env['REHEARSAL_STACKS'] = '1'\n${CONFIGURATION}`,
  })
  expect(output).toContain('The journey does not say where the page "account" is')
  expect(output).toMatch(CODE)
})

test('a scenario in French fails in French, with what was expected and seen, above the details of the matcher', async ({
  runNested,
}) => {
  const { output } = await runNested({
    ...projectWith(),
    'chat.feature': [
      '# language: fr',
      'Fonctionnalité: Le chat',
      '  Scénario: Une cliente',
      '    Quand la cliente se connecte',
      '    Alors aucune activation anonyme ne suit',
      '  Scénario: Un bouton',
      '    Étant donné que la cliente est connectée',
      '    Quand la cliente clique sur le bouton "Sortir"',
    ].join('\n'),
  })
  expect(toldIn(output)).toMatch(
    /L'étape « aucune activation anonyme ne suit » a échoué\.\n\n *Attendu : aucune activation anonyme ne suit\n *Constaté : 1 \(visitor [0-9a-f]+\)\n *Temps parcouru : un jour\.\n\n *Ce qui s'est passé :\n *Page 1, project 1234:\n/,
  )
  expect(toldIn(output)).toMatch(
    /L'étape « la cliente clique sur le bouton "Sortir" » a échoué\.\n\n *Il n'y a pas de bouton « Sortir » sur la page\. La page est https:\/\/shop\.example\/account\.\n\n *Ce qui s'est passé :\n/,
  )
  expect(output).not.toMatch(CODE)
})
