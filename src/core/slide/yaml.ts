type Yaml = typeof import('yaml');

let library: Yaml | undefined;

/**
 * Loads the YAML library, which nothing needs before the first slide with front matter. Hosts wait for it once
 * before they parse slides; a slide parsed earlier has front matter without entries.
 */
export async function loadYaml(): Promise<void> {
  library ??= await import('yaml');
}

/** The YAML library; `undefined` until `loadYaml` has resolved. */
export function yaml(): Yaml | undefined {
  return library;
}
