/** Style sheets are imported for their side effect: vite adds them to the page. */
declare module '*.css';
