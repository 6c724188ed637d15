/** The text of somebody's code, as far as it can be understood without running it. */

const QUOTED = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/

const QUOTED_OR_COMMENT = new RegExp(String.raw`(${QUOTED.source})|//[^\n]*|/\*[\s\S]*?\*/`, 'g')

export const withoutComments = (source: string): string =>
  source.replaceAll(QUOTED_OR_COMMENT, (_whole, quoted: string | undefined) => quoted ?? ' ')

/** With nothing in its texts. */
export const withoutTexts = (source: string): string => source.replaceAll(new RegExp(QUOTED, 'g'), "''")

/** What a text in quotes says; null for a template with something in it, which is known only when it runs. */
export const textIn = (quoted: string): string | null =>
  quoted.startsWith('`') && quoted.includes('${') ? null : quoted.slice(1, -1).replaceAll(/\\(.)/g, '$1')
