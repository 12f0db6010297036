/** An icon's source; esbuild's `text` loader puts it into the bundle. */
declare module '*.svg' {
  const source: string;

  // biome-ignore lint/style/noDefaultExport: it is what esbuild makes of a text file.
  export { source as default };
}
