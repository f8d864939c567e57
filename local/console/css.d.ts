/** Style sheets are imported for esbuild, which gathers them into one. */
declare module '*.css';
