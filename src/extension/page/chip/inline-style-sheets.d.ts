/** The text of a style sheet: vite minifies it, and inlines it into the script that imports it. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}
