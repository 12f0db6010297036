import * as vscode from 'vscode';
import type { Book } from '../../core/book/book.ts';
import type { Course, Session } from '../../core/course/course.ts';
import {
  courseTarget,
  fattestSlides,
  segmentsOf,
  sessionTarget,
  type TargetState,
  targetSentence,
} from '../../core/course/over-target.ts';
import type { Lectern } from '../../core/lectern.ts';
import type { Path } from '../../core/text/path.ts';
import { toRange } from '../checks/diagnostic.ts';
import { Owner } from '../disposable.ts';
import { setting, settingChanged } from '../ids.ts';
import type { Workspace } from '../workspace.ts';
import { estimateHint } from './estimate-help.ts';

/**
 * Notes on time, each only by its setting: sessions and courses over their target, on `target_minutes` with the longest slides
 * beside; and stated minutes far from the estimate, in open files.
 */
export class TimeDiagnostics extends Owner {
  readonly #workspace: Workspace;
  readonly #collection = this.register(vscode.languages.createDiagnosticCollection('lectern-time'));
  #run = { aborted: false };
  /** Files that have notes now. */
  #noted: readonly Path[] = [];

  constructor(workspace: Workspace) {
    super();
    this.#workspace = workspace;
    this.register(workspace.onDidChange(() => this.#update()));
    this.register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (settingChanged(event, 'time.targetNotes') || settingChanged(event, 'time.estimateHints'))
          this.#update();
      }),
    );
    this.#update();
  }

  #update(): void {
    this.#run.aborted = true;
    const run = { aborted: false };
    this.#run = run;
    this.#compute(run).catch((error: unknown) =>
      this.#workspace.log.error(`Notes on time: ${String(error)}`),
    );
  }

  async #compute(run: { aborted: boolean }): Promise<void> {
    const books = await this.#workspace.books(run);
    const notes = await this.#workspace.settled((lectern) => {
      const all = new Map<Path, vscode.Diagnostic[]>();
      for (const book of books) this.#targetNotes(lectern, book, all);
      for (const document of vscode.workspace.textDocuments) this.#estimateHint(lectern, document, all);
      return all;
    }, run);
    if (run.aborted || this.ended) return;
    const gone = this.#noted.filter((path) => !notes.has(path));
    this.#noted = [...notes.keys()];
    const entries: [vscode.Uri, vscode.Diagnostic[] | undefined][] = [
      ...gone.map((path): [vscode.Uri, undefined] => [this.#workspace.uriOf(path), undefined]),
      ...[...notes].map(([path, found]): [vscode.Uri, vscode.Diagnostic[]] => [
        this.#workspace.uriOf(path),
        found,
      ]),
    ];
    if (entries.length > 0) this.#collection.set(entries);
  }

  #targetNotes(lectern: Lectern, book: Book, all: Map<Path, vscode.Diagnostic[]>): void {
    if (!setting('time.targetNotes', this.#workspace.uriOf(book.root))) return;
    for (const course of lectern.courses(book).courses) {
      this.#noteTarget(lectern, course, courseTarget(course), all);
      for (const session of course.sessions) this.#noteTarget(lectern, session, sessionTarget(session), all);
    }
  }

  /** On the first `target_minutes` of a session or course that is over. */
  #noteTarget(
    lectern: Lectern,
    whole: Session | Course,
    target: TargetState,
    all: Map<Path, vscode.Diagnostic[]>,
  ): void {
    if (target.state !== 'over') return;
    for (const segment of segmentsOf(whole)) {
      const path = segment.slides[0]?.files[0];
      const entries = path ? lectern.slide(path)?.frontMatter?.entries : undefined;
      const entry = entries?.find(({ key }) => key === 'target_minutes');
      if (!path || !entry) continue;
      const range = toRange(entry.keyRange).union(toRange(entry.valueRange));
      const sentence = targetSentence(whole.name, whole.minutes, whole.targetMinutes, target);
      const note = new vscode.Diagnostic(range, sentence, vscode.DiagnosticSeverity.Information);
      note.source = 'lectern';
      note.relatedInformation = fattestSlides(whole).flatMap((slide) => {
        const file = slide.files[0];
        const message = vscode.l10n.t('“{0}” takes {1} min.', slide.name, slide.minutes);
        if (!file) return [];
        const place = new vscode.Location(this.#workspace.uriOf(file), new vscode.Position(0, 0));
        return [new vscode.DiagnosticRelatedInformation(place, message)];
      });
      add(all, path, note);
      return;
    }
  }

  #estimateHint(lectern: Lectern, document: vscode.TextDocument, all: Map<Path, vscode.Diagnostic[]>): void {
    if (document.languageId !== 'markdown' || !setting('time.estimateHints', document.uri)) return;
    const path = this.#workspace.pathOf(document.uri);
    const frontMatter = lectern.slide(path)?.frontMatter;
    const entry = frontMatter?.entries.find(({ key }) => key === 'minutes');
    if (!entry) return;
    const message = estimateHint(frontMatter?.minutes, lectern.estimate(path), document.uri);
    if (message === undefined) return;
    const hint = new vscode.Diagnostic(toRange(entry.valueRange), message, vscode.DiagnosticSeverity.Hint);
    hint.source = 'lectern';
    add(all, path, hint);
  }
}

function add(all: Map<Path, vscode.Diagnostic[]>, path: Path, diagnostic: vscode.Diagnostic): void {
  const known = all.get(path);
  if (known) known.push(diagnostic);
  else all.set(path, [diagnostic]);
}
