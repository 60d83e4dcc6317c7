/** The text of a style sheet: vite makes it small, and puts it into the script that asks for it. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}
