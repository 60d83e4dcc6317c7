/** The form of the library of which a bundle gets only what is used; its types know only the other. */
declare module 'punycode/punycode.es6.js' {
  export function decode(label: string): string;
}
