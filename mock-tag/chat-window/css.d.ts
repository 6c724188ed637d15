/** The build imports a style sheet as its text, without comments and white space. */
declare module '*.css' {
  const text: string
  // oxlint-disable-next-line import/no-default-export -- what esbuild makes of text
  export default text
}
