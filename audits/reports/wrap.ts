/** Wraps text into columns. */

/** Lines of at most `width` characters, broken between words. A longer word is cut, but an address stays whole. */
export const wrap = (text: string, width: number): readonly string[] =>
  text.split('\n').flatMap((line) => wrapLine(line, width))

/** The first line follows the label, and the others are below its text. */
export const labelled = (label: string, text: string, width: number): readonly string[] =>
  wrap(text, width - label.length).map((line, index) => (index === 0 ? label : ' '.repeat(label.length)) + line)

const wrapLine = (line: string, width: number): readonly string[] => {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ').flatMap((part) => piecesOf(part, width))) {
    const longer = current === '' ? word : `${current} ${word}`
    if (current === '' || longer.length <= width) {
      current = longer
    } else {
      lines.push(current)
      current = word
    }
  }
  return [...lines, current]
}

const piecesOf = (word: string, width: number): readonly string[] => {
  if (word.length <= width || /^https?:\/\//.test(word)) return [word]
  return word.match(new RegExp(`.{1,${Math.max(1, width)}}`, 'gs')) ?? [word]
}
