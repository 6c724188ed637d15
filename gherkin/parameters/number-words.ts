/** Small numbers as people write them in English and in French. */

const WORDS: readonly (readonly string[])[] = [
  ['no', 'zero', 'zéro', 'aucun', 'aucune'],
  ['one', 'a', 'an', 'un', 'une'],
  ['two', 'deux'],
  ['three', 'trois'],
  ['four', 'quatre'],
  ['five', 'cinq'],
  ['six'],
  ['seven', 'sept'],
  ['eight', 'huit'],
  ['nine', 'neuf'],
  ['ten', 'dix'],
]

/** Reads "4", "four", "quatre", "1.5" and "1,5"; `NaN` if the text is not a number. */
export const numberOf = (text: string): number => {
  const word = text.toLowerCase()
  const index = WORDS.findIndex((words) => words.includes(word))
  if (index !== -1) return index
  return /^\d+(?:[.,]\d+)?$/.test(word) ? Number(word.replace(',', '.')) : NaN
}
