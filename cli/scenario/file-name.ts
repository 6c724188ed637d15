/** Turns a title into a file name. */

const LONGEST = 60

/** "A customer’s token is refusé" becomes "a-customers-token-is-refuse"; null where no letter is left. */
export const fileNameOf = (title: string): string | null => {
  const plain = title
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F'’]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
  const words = plain.split('-').filter((word) => word !== '')
  const short = words.reduce((name, word) => (`${name}-${word}`.length > LONGEST ? name : `${name}-${word}`), '')
  const name = short.slice(1) || (words[0] ?? '').slice(0, LONGEST)
  return name === '' ? null : name
}
