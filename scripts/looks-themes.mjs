// VS Code's own colours, as its webviews get them, for `compare-looks.mjs`: of its modern light, modern dark and dark
// high contrast themes, those that Lectern's style asks for.
const light = {
  'editor-foreground': '#3b3b3b',
  'editor-background': '#ffffff',
  'textLink-foreground': '#005fb8',
  'textLink-activeForeground': '#005fb8',
  'textCodeBlock-background': '#f8f8f8',
  'textPreformat-foreground': '#3b3b3b',
  'textPreformat-background': '#0000001f',
  'textBlockQuote-background': '#f8f8f8',
  'textBlockQuote-border': '#e5e5e5',
  'textSeparator-foreground': '#21262d',
  'widget-border': '#e5e5e5',
  'editorWidget-border': '#c8c8c8',
  'markdownAlert-note-foreground': '#005fb8',
  'markdownAlert-tip-foreground': '#388a34',
  'markdownAlert-important-foreground': '#652d90',
  'markdownAlert-warning-foreground': '#895503',
  'markdownAlert-caution-foreground': '#e51400',
  focusBorder: '#005fb8',
};
const dark = {
  ...light,
  'editor-foreground': '#cccccc',
  'editor-background': '#1f1f1f',
  'textLink-foreground': '#4daafc',
  'textLink-activeForeground': '#4daafc',
  'textCodeBlock-background': '#2b2b2b',
  'textPreformat-foreground': '#d0d0d0',
  'textPreformat-background': '#3c3c3c',
  'textBlockQuote-background': '#2b2b2b',
  'textBlockQuote-border': '#616161',
  'widget-border': '#313131',
  'editorWidget-border': '#454545',
  'markdownAlert-note-foreground': '#3794ff',
  'markdownAlert-tip-foreground': '#89d185',
  'markdownAlert-important-foreground': '#b180d7',
  'markdownAlert-warning-foreground': '#cca700',
  'markdownAlert-caution-foreground': '#f14c4c',
  focusBorder: '#0078d4',
};
const highContrast = {
  ...dark,
  'editor-foreground': '#ffffff',
  'editor-background': '#000000',
  'textLink-foreground': '#21a6ff',
  'textCodeBlock-background': '#000000',
  'textPreformat-foreground': '#ffffff',
  'textPreformat-background': '#000000',
  'textBlockQuote-background': '#000000',
  'textBlockQuote-border': '#ffffff',
  contrastBorder: '#6fc3df',
  focusBorder: '#f38518',
};

/** Each theme's class and variables on a webview's page. */
export const themes = {
  light: { classes: 'vscode-light', variables: light },
  dark: { classes: 'vscode-dark', variables: dark },
  'high-contrast': { classes: 'vscode-high-contrast', variables: highContrast },
};

/** The variables of a theme as CSS. */
export function themeStyle({ variables }) {
  const all = {
    ...variables,
    'font-family': 'sans-serif',
    'editor-font-family': 'monospace',
    'markdown-font-size': '14px',
    'editor-font-size': '13px',
  };
  const lines = Object.entries(all).map(([name, value]) => `--vscode-${name}: ${value};`);
  return `:root { ${lines.join(' ')} } body { padding: 0 20px; background: var(--vscode-editor-background); }`;
}
