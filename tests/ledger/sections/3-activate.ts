import type { Section } from '../row.ts'

const DOCUMENTED_RESULT =
  'A successful activate resolves with the option, the token and the status, and its callback gets the same object'
const PROVIDER_ANSWERS = 'activate resolves with the documented object when the provider answers ${name}'
const STORED_AND_RESOLVED = 'an accepted attempt stores the identity and resolves with exactly the documented object'

export const ACTIVATE: readonly Section[] = [
  {
    id: '3.1',
    title: 'The signature of activate',
    rows: [
      {
        id: '3.1-provider',
        mark: 'documented',
        sources: ['SEED', 'AUTH'],
        bearsOn: ['provider-called', 'provider-answered'],
        statement: 'The argument of `activate` is a function, sync or async, that returns `{ authenticationOption }`.',
        standIn: 'Both are accepted.',
        test: PROVIDER_ANSWERS,
      },
      {
        id: '3.1-provider-any-time',
        mark: 'documented',
        sources: ['SEED', 'AUTH'],
        bearsOn: ['provider-called'],
        statement: 'The provider may be called at any time, for a refresh.',
        standIn: 'It is called for each attempt, and again before the session ends.',
        test: 'a minute before its session of an hour ends the customer is verified again, with a fresh token, and stays secured',
      },
      {
        id: '3.1-promise',
        mark: 'documented',
        sources: ['SEED'],
        statement: 'The call returns a promise of the result.',
        standIn: 'It resolves when the activation has ended.',
        test: DOCUMENTED_RESULT,
      },
      {
        id: '3.1-result-callback',
        mark: 'contradiction',
        sources: ['SEED'],
        statement: 'The text knows a second, optional argument that is called with the result; the sample only awaits.',
        standIn: 'Both: a callback gets the object that the promise resolves to.',
        test: 'the callback gets the same object as the promise, and only once',
      },
      {
        id: '3.1-tag-calls-provider',
        mark: 'observed',
        sources: ['BOX'],
        statement: 'It is the tag that calls the provider.',
        standIn: 'It asks, and only then sends.',
        test: 'activate asks the provider, and only then sends what it gave',
      },
      {
        id: '3.1-fixed-object',
        mark: 'observed',
        sources: ['BOX'],
        statement: 'An earlier boxed tag had a provider that gave a fixed object; later it fetches a token each time.',
        standIn: 'A provider that answers at once is accepted like one that returns a promise.',
        test: PROVIDER_ANSWERS,
      },
      {
        id: '3.1-no-bare-object',
        mark: 'unknown',
        sources: [],
        statement: 'No source shows a form that takes the option itself instead of a function.',
        standIn: 'It fails as an invalid option.',
        test: 'activate(${JSON.stringify(rubbish)}) resolves with a failure in the documented shape',
      },
    ],
  },
  {
    id: '3.2',
    title: 'The type of an option',
    rows: [
      {
        id: '3.2-secured',
        mark: 'documented',
        sources: ['SEED', 'AUTH'],
        bearsOn: ['provider-answered', 'attempt-sent'],
        statement: '`SECURED_AUTHENTICATION` comes with a `token`.',
        standIn: 'The token is sent and the identity stored.',
        test: STORED_AND_RESOLVED,
      },
      {
        id: '3.2-anonymous',
        mark: 'documented',
        sources: ['BOX', 'BOX-NEW'],
        statement: "`ANONYMOUS` is the type in the boxed tag's README and example.",
        standIn: 'It activates an anonymous visitor.',
        test: 'an anonymous activation with ${JSON.stringify(option)} resolves with that option',
      },
      {
        id: '3.2-anonymous-authentication',
        mark: 'observed',
        sources: ['BOX', 'BOX-NEW'],
        statement: "`ANONYMOUS_AUTHENTICATION` is the type in the boxed tag's types and in one of its tests.",
        standIn: 'It is an invalid option, unless the switch names it.',
        fidelity: 'anonymousTypes',
        test: 'with the other name of the anonymous type, ${type} activates an anonymous visitor and is echoed as given',
      },
      {
        id: '3.2-which-anonymous',
        mark: 'contradiction',
        sources: ['BOX', 'BOX-NEW', 'AND'],
        statement:
          'Two names for the anonymous type; the shorter is likelier, the other should be an alias one can switch.',
        standIn: 'Only the shorter is accepted, unless the switch names the other.',
        fidelity: 'anonymousTypes',
        test: 'with the other name of the anonymous type, ${type} activates an anonymous visitor and is echoed as given',
      },
      {
        id: '3.2-simple',
        mark: 'observed',
        sources: ['AND'],
        statement: '`SIMPLE_AUTHENTICATION` was seen in the mobile SDK only.',
        standIn: 'On the web it is an invalid option.',
        test: 'a provider that answers ${JSON.stringify(value)} fails the activation at once, in the documented shape',
      },
      {
        id: '3.2-mobile-values',
        mark: 'observed',
        sources: ['AND'],
        statement: 'The mobile SDK tracks three values: anonymous, simple and secured.',
        standIn: 'Nothing is tracked.',
        reason: 'tracking of the mobile SDK; it only lends weight to the name of the anonymous type',
      },
      {
        id: '3.2-null-token',
        mark: 'observed',
        sources: ['BOX'],
        statement: 'The boxed tag sends a null `token` with the anonymous type.',
        standIn: 'It is tolerated and echoed.',
        test: '${JSON.stringify(value)} is read as ${JSON.stringify(option)}, and its other fields are dropped',
      },
    ],
  },
]
