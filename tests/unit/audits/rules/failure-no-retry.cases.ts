import { failureNoRetry } from '../../../../audits/rules/failure-no-retry.ts'
import { FAILURE } from '../../../../audits/scenes/failure.ts'
import { sceneOf, type RuleCases } from './case.ts'
import { answered, FAILS, failed, failureOf, reasonOf, requested, SECURED, settled, tagLoaded } from './events.ts'

const seenOf = (failure = failureOf(), reason = reasonOf()) => ({ failure, reasons: { 'broken connection': reason } })
const onPage = <Event extends object>(page: string, event: Event) => ({ page, ...event })

export const failureNoRetryCases: RuleCases = {
  rule: failureNoRetry,
  cases: [
    { says: 'a site that stops is well, and may try on the next page', seen: seenOf(), verdict: 'pass' },
    {
      says: 'a second call is a retry',
      seen: seenOf(failureOf({ signsIn: { journal: [...FAILS, { ...requested, activation: 2 }] } })),
      verdict: 'fail',
      problems: ['activates-again'],
      tells: 'The site called activate again after an activation had failed.',
      shows: [
        'What happened when the platform failed (server error): signs in while the platform refuses | the tag was loaded by http://shop.example/account | activation 1: the site called activate | activation 1: asked the site for a token and got one (token token-1) | activation 1 failed after 4 attempts: SERVER_ERROR; the site was told "a reason" | <activation 2: the site called activate>',
      ],
    },
    {
      says: 'also hours later',
      seen: seenOf(failureOf({ waits: { journal: [requested] } })),
      verdict: 'fail',
      problems: ['activates-again'],
    },
    {
      says: 'also for another reason',
      seen: seenOf(failureOf(), reasonOf({ journal: [...FAILS, requested, requested] })),
      verdict: 'fail',
      problems: ['activates-again'],
    },
    {
      says: 'a reload is one',
      seen: seenOf(failureOf({ waits: { journal: [onPage('page-2', tagLoaded()), onPage('page-2', requested)] } })),
      verdict: 'fail',
      problems: ['reloads'],
    },
    {
      says: 'also of the page behind the form',
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
      says: 'leading the visitor to another page that activates is one',
      seen: seenOf(
        failureOf({
          waits: { journal: [onPage('page-2', tagLoaded('http://shop.example/')), onPage('page-2', requested)] },
        }),
      ),
      verdict: 'fail',
      problems: ['moves-on'],
      tells: 'The site led the visitor to another page, and called activate there, after an activation had failed.',
    },
    {
      says: 'a call on the page that failed is none on another one to which the visitor was led',
      seen: seenOf(failureOf({ waits: { journal: [requested, onPage('page-2', tagLoaded('http://shop.example/'))] } })),
      verdict: 'fail',
      problems: ['activates-again'],
    },
    {
      says: 'leading them to one that does not activate is none',
      seen: seenOf(failureOf({ waits: { journal: [onPage('page-2', tagLoaded('http://shop.example/'))] } })),
      verdict: 'pass',
    },
    {
      says: 'another tag in the same page is one',
      seen: seenOf(failureOf({ waits: { journal: [{ type: 'tag-ended' }, onPage('page-2', tagLoaded())] } })),
      verdict: 'fail',
      problems: ['second-tag'],
    },
    {
      says: 'a tag that has ended on another page has nothing to do with it',
      seen: seenOf(
        failureOf({ waits: { journal: [onPage('page-9', { type: 'tag-ended' }), onPage('page-2', tagLoaded())] } }),
      ),
      verdict: 'fail',
      problems: ['reloads'],
    },
    {
      says: 'a tag that had ended before the failure has nothing to do with it',
      seen: seenOf(
        failureOf({ signsIn: { journal: [{ type: 'tag-ended' }, ...FAILS, onPage('page-2', tagLoaded())] } }),
      ),
      verdict: 'fail',
      problems: ['reloads'],
    },
    {
      says: 'another page on the way of signing in is none',
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
      says: 'a call that the tag refused by itself is no failure to be retried',
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
      says: 'nor is a success',
      seen: seenOf(failureOf({ signsIn: { journal: [settled(), requested, failed()] } })),
      verdict: 'pass',
    },
    {
      says: 'a day that nobody has seen cannot be told',
      seen: seenOf(sceneOf([[FAILURE.signsIn, { journal: FAILS }]])),
      verdict: 'could-not-tell',
      tells: 'The site went on calling activate, so that it did not come to the step "waits for a day".',
    },
    {
      says: 'a site that never activates cannot be told',
      seen: seenOf(failureOf({ signsIn: { journal: [tagLoaded()] } })),
      verdict: 'could-not-tell',
      tells: 'No activation with a token failed where it was to fail with: server error.',
    },
  ],
}
