import { sceneOf, type Case } from './case.ts'
import { answered, FAILS, failed, failureOf, reasonOf, requested, SECURED, settled, tagLoaded } from './events.ts'
import { FAILURE } from '../../../../audits/scenes/steps.ts'

const seenOf = (failure = failureOf(), reason = reasonOf()) => ({ failure, reasons: { 'broken connection': reason } })
const onPage = <Event extends object>(page: string, event: Event) => ({ page, ...event })

export const cases: readonly Case[] = [
  { says: 'a site that stops after the failure, and tries again on the next page', seen: seenOf(), verdict: 'pass' },
  {
    says: 'a second call of activate on the page',
    seen: seenOf(failureOf({ signsIn: { journal: [...FAILS, { ...requested, activation: 2 }] } })),
    verdict: 'warn',
    problems: ['activates-again'],
    tells: 'The site called activate again after an activation had failed.',
    shows: [
      'What happened when the platform failed (server error): signs in while the platform refuses | the tag was loaded by http://shop.example/account | activation 1: the site called activate | activation 1: asked the site for a token and got one (token token-1) | activation 1 failed after 4 attempts: SERVER_ERROR; the site was told "a reason" | <activation 2: the site called activate>',
    ],
  },
  {
    says: 'a second call of activate hours later',
    seen: seenOf(failureOf({ waits: { journal: [requested] } })),
    verdict: 'warn',
    problems: ['activates-again'],
  },
  {
    says: 'second calls of activate after a failure for another reason',
    seen: seenOf(failureOf(), reasonOf({ journal: [...FAILS, requested, requested] })),
    verdict: 'warn',
    problems: ['activates-again'],
  },
  {
    says: 'a reload of the page',
    seen: seenOf(failureOf({ waits: { journal: [onPage('page-2', tagLoaded()), onPage('page-2', requested)] } })),
    verdict: 'fail',
    problems: ['reloads'],
  },
  {
    says: 'a reload of the page behind the sign-in form',
    seen: seenOf(
      failureOf({
        signsIn: { journal: [onPage('form', tagLoaded('http://shop.example/sign-in')), ...FAILS] },
        waits: { journal: [onPage('page-2', tagLoaded())] },
      }),
    ),
    verdict: 'fail',
    problems: ['reloads'],
  },
  {
    says: 'a site that leads the visitor to another page, and calls activate there',
    seen: seenOf(
      failureOf({
        waits: { journal: [onPage('page-2', tagLoaded('http://shop.example/')), onPage('page-2', requested)] },
      }),
    ),
    verdict: 'fail',
    problems: ['moves-on'],
    tells: 'The site led the visitor to another page and called activate there, after an activation had failed.',
  },
  {
    says: 'a site that leads the visitor on from a page whose load was not seen, and calls activate there',
    seen: seenOf(
      failureOf({
        signsIn: { journal: [requested, answered(SECURED), failed()] },
        waits: { journal: [onPage('page-2', tagLoaded()), onPage('page-2', requested)] },
      }),
    ),
    verdict: 'fail',
    problems: ['moves-on'],
  },
  {
    says: 'a second call on the page that failed, before the visitor is led to another page',
    seen: seenOf(failureOf({ waits: { journal: [requested, onPage('page-2', tagLoaded('http://shop.example/'))] } })),
    verdict: 'warn',
    problems: ['activates-again'],
  },
  {
    says: 'a site that leads the visitor to another page, and does not call activate there',
    seen: seenOf(failureOf({ waits: { journal: [onPage('page-2', tagLoaded('http://shop.example/'))] } })),
    verdict: 'pass',
  },
  {
    says: 'a second tag in the page',
    seen: seenOf(failureOf({ waits: { journal: [{ type: 'tag-ended' }, onPage('page-2', tagLoaded())] } })),
    verdict: 'warn',
    problems: ['second-tag'],
  },
  {
    says: 'a reload of the page after the tag of another page has ended',
    seen: seenOf(
      failureOf({ waits: { journal: [onPage('page-9', { type: 'tag-ended' }), onPage('page-2', tagLoaded())] } }),
    ),
    verdict: 'fail',
    problems: ['reloads'],
  },
  {
    says: 'a reload of the page after a tag that had ended before the failure',
    seen: seenOf(failureOf({ signsIn: { journal: [{ type: 'tag-ended' }, ...FAILS, onPage('page-2', tagLoaded())] } })),
    verdict: 'fail',
    problems: ['reloads'],
  },
  {
    says: 'another page that calls activate on the way through the sign-in',
    seen: seenOf(
      failureOf({
        signsIn: {
          journal: [
            onPage('form', tagLoaded('http://shop.example/sign-in')),
            ...FAILS,
            onPage('page-2', tagLoaded('http://shop.example/welcome')),
            onPage('page-2', requested),
          ],
        },
      }),
    ),
    verdict: 'pass',
  },
  {
    says: 'a call after one that the tag refused without an attempt',
    seen: seenOf(
      failureOf({
        signsIn: {
          journal: [
            tagLoaded(),
            requested,
            failed({ code: 'LOGIN_ALREADY_ONGOING', attempts: 0 }),
            requested,
            answered(SECURED),
            failed(),
          ],
        },
      }),
    ),
    verdict: 'pass',
  },
  {
    says: 'a call after a successful one',
    seen: seenOf(failureOf({ signsIn: { journal: [settled(), requested, failed()] } })),
    verdict: 'pass',
  },
  {
    says: 'a visit that ends before the day has passed',
    seen: seenOf(sceneOf([[FAILURE.signsIn, { journal: FAILS }]])),
    verdict: 'could-not-tell',
    tells: 'The step "waits for a day" was not reached.',
  },
  {
    says: 'a site that never calls activate',
    seen: seenOf(failureOf({ signsIn: { journal: [tagLoaded()] } })),
    verdict: 'could-not-tell',
    tells: 'The audit made activations fail ("server error"), but no activation with a token did.',
  },
]
