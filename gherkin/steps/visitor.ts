/** What people do on the site. */

import type { BrowserContext, Locator, Page } from '@playwright/test'
import type { Sentence } from '../language.ts'
import type { Visitor } from '../../playwright-kit/journey.ts'
import { addressOf, type Place } from '../parameters/place.ts'
import { checkHasAll, checkIsCustomer, visitorOf, type Person } from '../parameters/visitor.ts'
import { checkPosition, clickableOn, fieldCalled, fieldOn, numbered, using } from '../run/elements.ts'
import type { Scene } from '../run/scene.ts'
import { StepError } from '../run/step-error.ts'
import { step, type Step } from '../step.ts'

const signIn = async (scene: Scene, person: Person): Promise<void> => {
  const visitor: Visitor = visitorOf(person, scene.journey)
  checkHasAll(visitor)
  await scene.move(() => played('signIn', () => scene.journey.signIn(scene.page(), visitor)))
}

const open = async (scene: Scene, place: Place): Promise<void> => {
  const { journey } = scene
  const address = addressOf(place, journey)
  await scene.move(() =>
    played('open', () => (journey.open ?? ((page: Page) => page.goto(address)))(scene.page(), address)),
  )
}

/** Calls a function of the journey, and adds its name to any error. */
const played = async (name: string, action: () => Promise<unknown>): Promise<void> => {
  try {
    await action()
  } catch (cause) {
    const { message } = cause as Error
    const sentence = {
      en: `"${name}" of the journey failed: ${message}`,
      fr: `« ${name} » du parcours a échoué : ${message}`,
    }
    throw new StepError(sentence, { cause })
  }
}

const useField = async (scene: Scene, label: string, use: Parameters<typeof using>[2]): Promise<void> =>
  using(fieldCalled(label), await fieldOn(scene.page(), label), use)

const click = (scene: Scene, what: Sentence, element: Locator): Promise<void> =>
  scene.move(() => using(what, element, (place, limit) => place.click(limit)))

const newPageIn = async (scene: Scene, context: BrowserContext): Promise<void> => scene.goTo(await context.newPage())

type Click = { readonly role: 'button' | 'link'; readonly fr: string; readonly example: string }

const CLICKS: readonly Click[] = [
  { role: 'button', fr: 'bouton', example: 'Sign out' },
  { role: 'link', fr: 'lien', example: 'Help' },
]

const clickSteps = ({ role, fr, example }: Click): readonly Step[] => [
  step({
    id: `clicks-${role}`,
    kind: 'When',
    en: {
      expression: `{visitor} clicks the {string} ${role}`,
      example: `the customer clicks the "${example}" ${role}`,
    },
    fr: { expression: `{visitor} clique sur le ${fr} {string}`, example: `le client clique sur le ${fr} "${example}"` },
    about: `Clicks the ${role} with this name, for a page that has something else with the same name.`,
    run: (scene, _person, name) =>
      click(
        scene,
        { en: `${role} "${name}"`, fr: `${fr} « ${name} »` },
        scene.page().getByRole(role, { name, exact: true }),
      ),
  }),
  step({
    id: `clicks-${role}-number`,
    kind: 'When',
    en: {
      expression: `{visitor} clicks the {string} ${role} number {number}`,
      example: `the customer clicks the "${example}" ${role} number 2`,
    },
    fr: {
      expression: `{visitor} clique sur le ${fr} {string} numéro {number}`,
      example: `le client clique sur le ${fr} "${example}" numéro 2`,
    },
    about: `For a page where several have the same name; the first ${role} is number 1.`,
    check: (_person, _name, number) => checkPosition(number),
    run: (scene, _person, ...[name, number]) =>
      click(
        scene,
        { en: `${role} "${name}" number ${number}`, fr: `${fr} « ${name} » numéro ${number}` },
        numbered(scene.page().getByRole(role, { name, exact: true }), number),
      ),
  }),
]

export const VISITOR_STEPS: readonly Step[] = [
  step({
    id: 'is-signed-in',
    kind: 'Given',
    en: { expression: '{visitor} is signed in', example: 'the customer is signed in' },
    fr: { expression: '{visitor} est connecté(e)', example: 'la cliente est connectée' },
    about: '`signIn` of the journey.',
    check: checkIsCustomer,
    run: signIn,
  }),
  step({
    id: 'signs-in',
    kind: 'When',
    en: {
      expression: '{visitor} signs in( on the same browser)',
      example: 'another customer signs in on the same browser',
    },
    fr: {
      expression: '{visitor} se connecte( sur le même navigateur)',
      example: 'un autre client se connecte sur le même navigateur',
    },
    about: '`signIn` of the journey, in the current browser.',
    check: checkIsCustomer,
    run: signIn,
  }),
  step({
    id: 'signs-in-elsewhere',
    kind: 'When',
    en: { expression: '{visitor} signs in on another browser', example: 'the customer signs in on another browser' },
    fr: {
      expression: '{visitor} se connecte sur un autre navigateur',
      example: 'le client se connecte sur un autre navigateur',
    },
    about:
      '`signIn` of the journey, in a second browser that shares nothing with the first. The scenario continues there.',
    check: checkIsCustomer,
    run: async (scene, person) => {
      await newPageIn(scene, await scene.otherBrowser())
      await signIn(scene, person)
    },
  }),
  step({
    id: 'signs-out',
    kind: 'When',
    en: { expression: '{visitor} signs out', example: 'the customer signs out' },
    fr: { expression: '{visitor} se déconnecte', example: 'le client se déconnecte' },
    about: '`signOut` of the journey, on the current page.',
    run: (scene, _person) => scene.move(() => played('signOut', () => scene.journey.signOut(scene.page()))),
  }),
  step({
    id: 'opens-page',
    kind: 'When',
    en: { expression: '{visitor} opens {page}', example: 'the customer opens the account page' },
    fr: { expression: '{visitor} ouvre {page}', example: 'le client ouvre la page compte' },
    about: '`open` of the journey, or `page.goto` if the journey has none.',
    run: (scene, _person, place) => open(scene, place),
  }),
  step({
    id: 'opens-page-in-tab',
    kind: 'When',
    en: {
      expression: '{visitor} opens {page} in another tab',
      example: 'the customer opens "/account" in another tab',
    },
    fr: {
      expression: '{visitor} ouvre {page} dans un autre onglet',
      example: 'le client ouvre "/account" dans un autre onglet',
    },
    about: 'In a new tab of the same browser. The scenario continues there.',
    run: async (scene, _person, place) => {
      await newPageIn(scene, scene.page().context())
      await open(scene, place)
    },
  }),
  step({
    id: 'returns-to-first-page',
    kind: 'When',
    en: { expression: '{visitor} returns to the first page', example: 'the customer returns to the first page' },
    fr: { expression: '{visitor} revient à la première page', example: 'le client revient à la première page' },
    about: 'The scenario continues in the browser and the tab in which it started, as they are now.',
    run: async (scene, _person) => {
      scene.goTo(scene.firstPage)
      await scene.firstPage.bringToFront()
    },
  }),
  step({
    id: 'reloads-page',
    kind: 'When',
    en: { expression: '{visitor} reloads the page', example: 'the customer reloads the page' },
    fr: { expression: '{visitor} recharge la page', example: 'le client recharge la page' },
    about: 'Reloads the current page.',
    run: (scene, _person) => scene.move(() => scene.page().reload()),
  }),
  step({
    id: 'clicks',
    kind: 'When',
    en: { expression: '{visitor} clicks {string}', example: 'the customer clicks "Your account"' },
    fr: { expression: '{visitor} clique sur {string}', example: 'le client clique sur "Your account"' },
    about: 'Clicks the button, link or tab with this accessible name, the one that a screen reader reads out.',
    run: (scene, _person, name) =>
      click(
        scene,
        { en: `button, link or tab "${name}"`, fr: `bouton, lien ou onglet « ${name} »` },
        clickableOn(scene.page(), name),
      ),
  }),
  ...CLICKS.flatMap(clickSteps),
  step({
    id: 'fills-in',
    kind: 'When',
    en: {
      expression: '{visitor} fills in {string} with {string}',
      example: 'a visitor fills in "E-mail" with "a@b.c"',
    },
    fr: {
      expression: '{visitor} remplit {string} avec {string}',
      example: 'un visiteur remplit "E-mail" avec "a@b.c"',
    },
    about: 'Types into the field with this label, or with this placeholder.',
    run: (scene, _person, ...[label, text]) => useField(scene, label, (field, limit) => field.fill(text, limit)),
  }),
  step({
    id: 'chooses',
    kind: 'When',
    en: {
      expression: '{visitor} chooses {string} in {string}',
      example: 'a visitor chooses "Norge" in "Country"',
    },
    fr: {
      expression: '{visitor} choisit {string} dans {string}',
      example: 'un visiteur choisit "Norge" dans "Country"',
    },
    about: 'Chooses this option in the list with this label.',
    run: (scene, _person, ...[option, label]) =>
      scene.move(() => useField(scene, label, (field, limit) => field.selectOption(option, limit))),
  }),
  step({
    id: 'ticks',
    kind: 'When',
    en: { expression: '{visitor} ticks {string}', example: 'a visitor ticks "Stay signed in"' },
    fr: { expression: '{visitor} coche {string}', example: 'un visiteur coche "Rester connecté"' },
    about: 'Ticks the checkbox, or selects the radio button, with this label.',
    run: (scene, _person, label) => scene.move(() => useField(scene, label, (field, limit) => field.check(limit))),
  }),
  step({
    id: 'unticks',
    kind: 'When',
    en: { expression: '{visitor} unticks {string}', example: 'a visitor unticks "Stay signed in"' },
    fr: { expression: '{visitor} décoche {string}', example: 'un visiteur décoche "Rester connecté"' },
    about: 'Clears the checkbox with this label.',
    run: (scene, _person, label) => scene.move(() => useField(scene, label, (field, limit) => field.uncheck(limit))),
  }),
  step({
    id: 'presses-enter',
    kind: 'When',
    en: { expression: '{visitor} presses Enter in {string}', example: 'a visitor presses Enter in "Search"' },
    fr: {
      expression: '{visitor} appuie sur Entrée dans {string}',
      example: 'un visiteur appuie sur Entrée dans "Search"',
    },
    about: 'Presses Enter in the field with this label.',
    run: (scene, _person, label) =>
      scene.move(() => useField(scene, label, (field, limit) => field.press('Enter', limit))),
  }),
]
