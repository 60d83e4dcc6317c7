/** The messages of public/_locales/<language>/messages.json, key to text; see `words` in vite.config.ts. */
declare module 'virtual:words/*' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
