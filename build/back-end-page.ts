/** `docs/back-end.md`, in which the code for each language is a part of its example, which a test runs. */

import { readFileSync } from 'node:fs'
import { pageWithPart } from './page-with-part.ts'

/** Where the function that mints begins, and what comes after it. */
const EXAMPLES = [
  { file: 'java/TokenEndpoint.java', begin: '    /** Without these', end: '    /** A JSON string' },
  { file: 'php/token-endpoint.php', begin: '/** A JWS', end: '/** Put your' },
  { file: 'python/token_endpoint.py', begin: 'def issue_token', end: 'def customer_of' },
  { file: 'go/token_endpoint.go', begin: '// issueToken', end: '// customerOf' },
  { file: 'ruby/token_endpoint.rb', begin: '# A JWS', end: '# Put your' },
  { file: 'perl/token-endpoint.pl', begin: '# A JWS', end: '# Put your' },
] as const

export const backEndPage = (): string =>
  EXAMPLES.reduce(
    (page, { file, begin, end }) =>
      pageWithPart(page, {
        source: `token-backend/examples/${file}`,
        text: codeOf({ language: file.split('/')[0] ?? '', code: between(file, begin, end) }),
      }),
    read('docs/back-end.md'),
  )

const between = (file: string, begin: string, end: string): string => {
  const code = read(`token-backend/examples/${file}`)
  const from = code.indexOf(begin)
  const to = code.indexOf(end, from)
  if (from === -1 || to === -1) throw new Error(`${file} lacks "${begin}" or "${end}".`)
  return code.slice(from, to).trimEnd()
}

const codeOf = ({ language, code }: { readonly language: string; readonly code: string }): string => {
  const margin = /^ */.exec(code)?.[0] ?? ''
  return `\`\`\`${language}\n${code.replaceAll(new RegExp(`^${margin}`, 'gm'), '')}\n\`\`\`\n`
}

const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
