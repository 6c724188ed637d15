/** The build hands a style sheet over as its text, without comments and white space. */
declare module '*.css' {
  const text: string
  // oxlint-disable-next-line import/no-default-export -- what esbuild makes of a text
  export default text
}
