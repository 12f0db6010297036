/** One form of header: what a book's files, or its code blocks of one language, carry. */
export interface HeaderForm {
  readonly holder: string;
  readonly licence: string;
  /** The header's lines without comment marks; `{year}` stands for the year. */
  readonly lines: readonly string[];
  /** For code: what stands before each line (`# // `), and the hidden empty line after (`#`). */
  readonly prefix: string;
}

/** The header forms that hold for a file or a code block; `undefined`: none, and no findings. */
export interface HouseHeaders {
  page(path: string): HeaderForm | undefined;
  code(path: string, language: string): HeaderForm | undefined;
}
