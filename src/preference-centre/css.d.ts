/** esbuild's loader `text`: the style sheet as it is written. */
declare module '*.css' {
  const text: string
  export default text
}
