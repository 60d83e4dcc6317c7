/** The library's ES module, which can be tree-shaken; its types declare only the CommonJS one. */
declare module 'punycode/punycode.es6.js' {
  export function decode(label: string): string;
}
