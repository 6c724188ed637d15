/**
 * Explains what a provider returned instead of an option. The tag sends a sketch of it (`mock-tag/activation/option.ts`): JSON in
 * which each value other than a plain object is replaced by the name of its kind; only a `type` keeps its value. The console of
 * the page and the journal use the same sentence from here.
 */

import { misspelt } from './nearest.ts'

export type Explanation = { readonly detail: string; readonly fix: string }

type Sketch = string | readonly Sketch[] | SketchedObject
type SketchedObject = { readonly [name: string]: Sketch }

const OPTION = "{ authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }"
const RETURN = `return ${OPTION}`
const READ = `const { token } = await response.json(); ${RETURN}.`

/** `sketch` is what the tag sent. */
export const explainProvided = (sketch: string): Explanation => {
  const given = read(sketch)
  const [what, fix] = said(given)
  const wanted =
    isObject(given) && given['activate'] !== undefined ? 'must be given a function that returns' : 'must return'
  return { detail: `${what}, but ${wanted} ${OPTION}`, fix }
}

/** As one sentence. */
export const sentenceOn = ({ detail, fix }: Explanation): string => `${detail}. To fix it: ${fix}`

type Said = readonly [what: string, fix: string]

/** The sketch of a large value is truncated, and cannot be parsed. */
const read = (sketch: string): Sketch | undefined => {
  try {
    const [given] = JSON.parse(sketch) as readonly unknown[]
    return normal(given)
  } catch {
    return undefined
  }
}

/** A `type` keeps its value, which need not be a string, so other kinds are replaced here. */
const normal = (value: unknown): Sketch => {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(normal)
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, normal(inside)]))
    : {}.toString.call(value).slice(8, -1)
}

const isObject = (sketch: Sketch | undefined): sketch is SketchedObject =>
  typeof sketch === 'object' && !Array.isArray(sketch)

const said = (given: Sketch | undefined): Said => {
  if (given === undefined)
    return [
      'the provider returned an object that is not an option (it is large, or contains itself)',
      `${big(RETURN)}.`,
    ]
  if (!isObject(given)) return ofKind(given, 'the provider returned')
  const { activate, authenticationOption } = given
  if (activate !== undefined) return noFunction(activate)
  if (authenticationOption === undefined) return withoutOption(given)
  return isObject(authenticationOption)
    ? wrongOption(authenticationOption)
    : ofKind(authenticationOption, 'the provider returned an authenticationOption that is')
}

const big = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What each kind is, and how to return an option instead. */
const KINDS: ReadonlyMap<string, Said> = new Map(
  Object.entries<Said>({
    Undefined: ['undefined', `${big(RETURN)}; an arrow function with braces returns nothing without the word return.`],
    Null: ['null', `${big(RETURN)}, and do not call activate without a token.`],
    '': ['an empty string', `Wait for the token, and ${RETURN}.`],
    String: ['a string, perhaps the bare token', `Put it into the option: ${RETURN}.`],
    Response: ['a Response whose body was not read', `Read it: ${READ}`],
    Error: ['an Error', 'Throw the error instead of returning it, or do not call activate without a token.'],
    Promise: ['a promise', `Await it: const token = await fetchToken(); ${RETURN}.`],
    Function: ['a function', `Call the function and await its result: const token = await fetchToken(); ${RETURN}.`],
    Array: ['a list', `${big(RETURN)}, not a list of it.`],
  }),
)

const ALIKE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    AsyncFunction: 'Function',
    GeneratorFunction: 'Function',
    AsyncGeneratorFunction: 'Function',
    DOMException: 'Error',
  }),
)

const kindOf = (sketch: Sketch): Said => {
  const name = typeof sketch === 'string' ? sketch : 'Array'
  const known = KINDS.get(ALIKE.get(name) ?? name)
  const article = /^[AEIOU]/.test(name) ? 'an' : 'a'
  return known ?? [`${article} ${/^(?:Number|Boolean)$/.test(name) ? name.toLowerCase() : name}`, `${big(RETURN)}.`]
}

const ofKind = (sketch: Sketch, lead: string): Said => {
  const [what, fix] = kindOf(sketch)
  return [`${lead} ${what}`, fix]
}

const noFunction = (given: Sketch): Said => {
  const what = isObject(given) ? `an object${fieldsOf(given)}` : kindOf(given)[0]
  const isCalled = given === 'Promise' || isObject(given)
  return [
    `activate was given ${what}`,
    `Give it the function itself, which is called for each token: iAdvize.activate(provider)${isCalled ? ', and not iAdvize.activate(provider())' : ''}, with const provider = async () => (${OPTION}).`,
  ]
}

const fieldsOf = (given: SketchedObject): string => {
  const names = Object.keys(given)
  return names.length === 0
    ? ' an empty object'
    : ` { ${names
        .slice(0, 5)
        .map((name) => name.slice(0, 40))
        .join(', ')} }`
}

const withoutOption = (given: SketchedObject): Said => {
  const lead = `the provider returned${fieldsOf(given)} without authenticationOption`
  const names = Object.keys(given)
  if ('type' in given) return [lead, 'Put it one level deeper: return { authenticationOption: { type, token } }.']
  const within = names.find((name) => isObject(given[name]) && 'authenticationOption' in given[name])
  if (within !== undefined)
    return [
      `${lead}, which is inside ${within.slice(0, 40)}`,
      `Return that alone: return answer.${within.slice(0, 40)}.`,
    ]
  const near = names.find((name) => misspelt(name, ['authenticationOption'], 4).length > 0)
  if (near !== undefined) return [lead, `Call the field authenticationOption instead of ${near.slice(0, 40)}.`]
  const token = names.find((name) => given[name] === 'String')
  return token === undefined
    ? [lead, `${big(RETURN)}.`]
    : [
        lead,
        `Put the token into the option: return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token: answer.${token.slice(0, 40)} } }.`,
      ]
}

const SECURED = 'SECURED_AUTHENTICATION'

const wrongOption = (option: SketchedObject): Said => {
  const { type, token } = option
  const lead = 'the provider returned an authenticationOption'
  if (type === undefined) return [`${lead} without type`, `Name the type: ${RETURN}.`]
  if (type === SECURED) return wrongToken(option, token, lead)
  const isText = typeof type === 'string' && !/^(?:Null|Number|Boolean)$/.test(type)
  const name = isText ? `'${type.slice(0, 60)}'` : isObject(type) ? 'an object' : kindOf(type)[0]
  if (type === 'SIMPLE_AUTHENTICATION') {
    return [`${lead} of the type ${name}, which only mobile applications have`, `Use a token, and ${RETURN}.`]
  }
  const meant = /anon/i.test(name) ? 'ANONYMOUS' : SECURED
  return [
    `${lead} ${isText ? `of the type ${name}, which does not exist` : `whose type is ${name}`}`,
    `Write type: '${meant}', exactly as shown here, in capitals.`,
  ]
}

const wrongToken = (option: SketchedObject, token: Sketch | undefined, lead: string): Said => {
  const other = Object.keys(option).find((name) => name !== 'type' && option[name] === 'String')
  if (token === undefined) {
    return other === undefined
      ? [`${lead} without token`, `Add the token that your backend mints: ${RETURN}.`]
      : [
          `${lead} without token, but with ${other.slice(0, 40)}`,
          `Call the field token instead of ${other.slice(0, 40)}.`,
        ]
  }
  const is = `${lead} whose token is`
  if (!isObject(token)) return ofKind(token, is)
  const field = Object.keys(token).find((name) => token[name] === 'String')
  const isWhole = `${is} an object${fieldsOf(token)}, like the whole answer of an endpoint, instead of a string`
  return [
    isWhole,
    field === undefined ? `Read it: ${READ}` : `Pass the text inside it: token: answer.${field.slice(0, 40)}.`,
  ]
}
