/** What people do on the site. */

import type { BrowserContext, Page } from '@playwright/test'
import type { Visitor } from '../../playwright-kit/journey.ts'
import { addressOf, type Place } from '../parameters/place.ts'
import { checkHasAll, checkIsCustomer, visitorOf, type Person } from '../parameters/visitor.ts'
import { checkPosition, clickableOn, fieldOn, numbered, using } from '../elements.ts'
import type { Scene } from '../scene.ts'
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

/** A function of the journey; what it throws is told with its name. */
const played = async (name: string, action: () => Promise<unknown>): Promise<void> => {
  try {
    await action()
  } catch (cause) {
    throw new Error(`"${name}" of the journey did not get through: ${(cause as Error).message}`, { cause })
  }
}

const useField = async (scene: Scene, label: string, use: Parameters<typeof using>[2]): Promise<void> =>
  using(`field "${label}"`, await fieldOn(scene.page(), label), use)

const newPageIn = async (scene: Scene, context: BrowserContext): Promise<void> => scene.goTo(await context.newPage())

type Click = { readonly role: 'button' | 'link'; readonly fr: string; readonly example: string }

const CLICKS: readonly Click[] = [
  { role: 'button', fr: 'le bouton', example: 'Sign out' },
  { role: 'link', fr: 'le lien', example: 'Help' },
]

const clickSteps = ({ role, fr, example }: Click): readonly Step[] => [
  step({
    id: `clicks-${role}`,
    kind: 'When',
    en: {
      expression: `{visitor} clicks the {string} ${role}`,
      example: `the customer clicks the "${example}" ${role}`,
    },
    fr: { expression: `{visitor} clique sur ${fr} {string}`, example: `le client clique sur ${fr} "${example}"` },
    about: `A click on the ${role} of this name; where a page has something else of the same name.`,
    run: (scene, _person, name) =>
      scene.move(() =>
        using(`${role} "${name}"`, scene.page().getByRole(role, { name, exact: true }), (place, limit) =>
          place.click(limit),
        ),
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
      expression: `{visitor} clique sur ${fr} {string} numéro {number}`,
      example: `le client clique sur ${fr} "${example}" numéro 2`,
    },
    about: `Where several are called the same: the first ${role} of the page is number 1.`,
    check: (_person, _name, number) => checkPosition(number),
    run: (scene, _person, ...[name, number]) =>
      scene.move(() =>
        using(
          `${role} "${name}" number ${number}`,
          numbered(scene.page().getByRole(role, { name, exact: true }), number),
          (place, limit) => place.click(limit),
        ),
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
    about: '`signIn` of the journey, in the browser where the scenario is.',
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
    about: '`signIn` of the journey, in a browser without anything of the first. The scenario goes on there.',
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
    about: '`signOut` of the journey, on the page where the scenario is.',
    run: (scene, _person) => scene.move(() => played('signOut', () => scene.journey.signOut(scene.page()))),
  }),
  step({
    id: 'opens-page',
    kind: 'When',
    en: { expression: '{visitor} opens {page}', example: 'the customer opens the account page' },
    fr: { expression: '{visitor} ouvre {page}', example: 'le client ouvre la page compte' },
    about: '`open` of the journey, else `page.goto`.',
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
    about: 'In a new tab of the same browser. The scenario goes on there.',
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
    about: 'The scenario goes on in the browser and the tab in which it began, as they are.',
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
    about: 'Loads the page again on which the scenario is.',
    run: (scene, _person) => scene.move(() => scene.page().reload()),
  }),
  step({
    id: 'clicks',
    kind: 'When',
    en: { expression: '{visitor} clicks {string}', example: 'the customer clicks "Your account"' },
    fr: { expression: '{visitor} clique sur {string}', example: 'le client clique sur "Your account"' },
    about: 'A click on the button, the link or the tab of this name, as a screen reader says it.',
    run: (scene, _person, name) =>
      scene.move(() =>
        using(`button, link or tab "${name}"`, clickableOn(scene.page(), name), (place, limit) => place.click(limit)),
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
    about: 'Writes into the field of this label, or with this text in it as long as it is empty.',
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
    about: 'Chooses this entry of the list with this label.',
    run: (scene, _person, ...[option, label]) =>
      scene.move(() => useField(scene, label, (field, limit) => field.selectOption(option, limit))),
  }),
  step({
    id: 'ticks',
    kind: 'When',
    en: { expression: '{visitor} ticks {string}', example: 'a visitor ticks "Stay signed in"' },
    fr: { expression: '{visitor} coche {string}', example: 'un visiteur coche "Rester connecté"' },
    about: 'The box or the round button with this label is ticked afterwards.',
    run: (scene, _person, label) => scene.move(() => useField(scene, label, (field, limit) => field.check(limit))),
  }),
  step({
    id: 'unticks',
    kind: 'When',
    en: { expression: '{visitor} unticks {string}', example: 'a visitor unticks "Stay signed in"' },
    fr: { expression: '{visitor} décoche {string}', example: 'un visiteur décoche "Rester connecté"' },
    about: 'The box with this label is not ticked afterwards.',
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
    about: 'The key Enter, in the field of this label.',
    run: (scene, _person, label) =>
      scene.move(() => useField(scene, label, (field, limit) => field.press('Enter', limit))),
  }),
]
