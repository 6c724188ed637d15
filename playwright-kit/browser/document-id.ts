/**
 * A name for the document that the window has now. A popup or a frame of the same origin keeps the window of the empty
 * document with which it began, so what is known of a document is kept by document and never by window.
 */

let known: { readonly document: Document; readonly id: string } | undefined

export const documentId = (): string => {
  if (known?.document !== document) known = { document, id: Math.random().toString(36).slice(2) }
  return known.id
}
