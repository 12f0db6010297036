/** One form of header: what a book's files, or its code blocks of one language, carry. */
export interface HeaderForm {
  /** Empty when the form names none. */
  readonly holder: string;
  /** SPDX identifier; empty when the form names none. */
  readonly licence: string;
  /** The header's lines without comment marks; `{year}` stands for the year. */
  readonly lines: readonly string[];
  /** For code: what stands before each line (`# // `); empty for pages. */
  readonly prefix: string;
  /** The whole header as it stands in a file, comment marks and for code the hidden empty line included, with LF and `{year}`. */
  readonly text: string;
}

/** The header forms that hold for a file or a code block; `undefined`: none, and no findings. */
export interface HouseHeaders {
  page(path: string): HeaderForm | undefined;
  code(path: string, language: string): HeaderForm | undefined;
}
