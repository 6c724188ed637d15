/** Reads cookies and headers as they are given: as text, in a file, or in a variable of the environment. */

import { cookiesIn, type Credentials, type Pair } from '../../audits/endpoint/credentials.ts'
import { quotable } from '../../diagnosis/quotable.ts'
import { usageError } from '../audit/sentences.ts'
import { readInput } from '../input.ts'

export type GivenSession = {
  readonly cookies?: string | undefined
  readonly headers?: readonly string[] | undefined
}

type Names = { readonly cookie: string; readonly header: string; readonly host: string }

/** In bytes. Servers refuse longer headers, and a jar holds the cookies of many sites. */
const LONGEST_FILE = 1_000_000

export const readSession = async (
  { cookies, headers = [] }: GivenSession,
  { cookie, header, host }: Names,
): Promise<Credentials> => {
  const given = cookies === undefined ? '' : await secretText(cookies, cookie)
  const read = await Promise.all(headers.map((one) => headersIn(one, header)))
  return { cookies: jarPairs(given, host) ?? cookiesIn(given), headers: read.flat() }
}

/** The text itself, the content of a file behind "@", or a variable behind "env:". */
export const secretText = async (given: string, option: string): Promise<string> => {
  if (given.startsWith('@')) {
    const bytes = await readInput(given.slice(1), { what: `the value of ${option}`, limit: LONGEST_FILE })
    return checked(bytes.toString('utf8').replace(/^\uFEFF/, ''), option)
  }
  if (!given.startsWith('env:')) return checked(given, option)
  const name = given.slice(4)
  const value = process.env[name]
  if (value !== undefined && value !== '') return checked(value, option)
  const state = value === undefined ? 'is not set' : 'is empty'
  throw usageError(
    `The variable ${quotable(name) ?? 'that is named'} of ${option} ${state}: set it, or give a file with @.`,
  )
}

const checked = (text: string, option: string): string => {
  // Such characters cannot be in a header, and Node would repeat the value in its error.
  const isText = !/[^\t\r\n\u0020-\u007E\u0080-\u00FF]/.test(text)
  if (isText && text.trim() !== '') return text
  throw usageError(`The value of ${option} ${isText ? 'is empty' : 'has characters that no header can have'}.`)
}

/** One header, or those of a file with one in each line. */
const headersIn = async (given: string, option: string): Promise<readonly Pair[]> => {
  if (given.startsWith('@')) {
    const lines = (await secretText(given, option)).split(/\r?\n/).filter((line) => line.trim() !== '')
    return lines.map((line) => headerIn(line, option))
  }
  const [name, value] = headerIn(given, option)
  const read = await secretText(value, option)
  return [[name, read.trim()]]
}

const headerIn = (line: string, option: string): Pair => {
  const end = line.indexOf(':')
  const name = line.slice(0, Math.max(0, end)).trim()
  if (!/^[!#$%&'*+.^`|~\w-]+$/.test(name)) {
    throw usageError(`A header of ${option} has no name: write it as "Name: value".`)
  }
  return [name, line.slice(end + 1).trim()]
}

/** The cookies for this host in a cookie jar of curl; null for any other text. */
const jarPairs = (text: string, host: string): readonly Pair[] | null => {
  const rows = text
    .split(/\r?\n/)
    .map((line) => line.replace(/^#HttpOnly_/, '').split('\t'))
    .filter(({ length }) => length === 7)
  if (rows.length === 0) return null
  return rows.flatMap(([domain = '', , , , , name = '', value = '']): readonly Pair[] => {
    const own = domain.replace(/^\./, '')
    return host === own || host.endsWith(`.${own}`) ? [[name, value]] : []
  })
}
