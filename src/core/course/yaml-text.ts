/** A string as a YAML value: plain where that is read back as the same string, else in double quotes. */
export function yamlText(text: string): string {
  const plain = /^\p{L}[\p{L}\p{N}\p{M} _'()/.,+&-]*$/u.test(text) && text === text.trim();
  return plain && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text) ? text : JSON.stringify(text);
}
