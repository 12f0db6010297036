const scheme = /^[a-z][a-z0-9+.-]*:/;
const chapter = /([^\n]*)\.md(#[^\n]*)?/;

/**
 * The address of a link or image as published: without a scheme and not only a fragment, what stands before the last
 * `.md` gets `.html`; whatever follows it and is no fragment is dropped, as mdBook does.
 */
export function publishedLink(address: string): string {
  if (address.startsWith('#') || scheme.test(address)) return address;
  const match = chapter.exec(address);
  return match ? `${match[1]}.html${match[2] ?? ''}` : address;
}
