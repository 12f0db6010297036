import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { NodeFiles } from '../../src/cli/node-files.ts';
import { NodeHistory } from '../../src/cli/node-history.ts';
import { smallBook, TryOut } from './try-out.ts';
import { commit, git, gitTest } from './try-out-git.ts';

const good = { ...smallBook, 'src/next.md': '---\nminutes: 10\n---\n\n# Next\n' };

function repository(t: TestContext) {
  const place = new TryOut(t, good);
  git(place.folder, 'init', '-q', '-b', 'main');
  commit(place.folder, 'first', 2021);
  return place;
}

gitTest('the year of a file is that of the first commit of its path; what is new has none', async (t) => {
  const place = repository(t);
  rmSync(place.file('src/next.md'));
  commit(place.folder, 'delete', 2022);
  place.write('src/next.md', '# Back\n');
  place.write('src/größe.md', '# Umlaut\n');
  commit(place.folder, 'again', 2023);
  git(place.folder, 'mv', 'src/start.md', 'src/begin.md');
  commit(place.folder, 'rename', 2024);
  place.write('src/new.md', '# New\n');
  const history = new NodeHistory(new NodeFiles());
  const years = () =>
    ['next', 'größe', 'begin', 'new'].map((name) => history.firstYear(place.file(`src/${name}.md`)));
  assert.deepEqual(years(), ['unknown', 'unknown', 'unknown', 'unknown']);
  await history.settle();
  assert.deepEqual(years(), [2021, 2023, 2024, 'uncommitted']);
  assert.equal(history.askedInVain, 0);
});

gitTest(
  'a shallow repository and a folder without git know no years, and say how many were asked',
  async (t) => {
    const place = repository(t);
    place.write('src/next.md', '# Changed\n');
    commit(place.folder, 'second');
    const copy = new TryOut(t);
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${place.folder}`, copy.file('shallow')]);
    const history = new NodeHistory(new NodeFiles());
    history.firstYear(copy.file('shallow/src/next.md'));
    await history.settle();
    assert.equal(history.firstYear(copy.file('shallow/src/next.md')), 'unknown');
    assert.equal(history.firstYear(copy.file('other.md')), 'unknown');
    assert.equal(history.askedInVain, 2);
  },
);

gitTest('a repository without commits has nothing committed', async (t) => {
  const place = new TryOut(t, good);
  git(place.folder, 'init', '-q');
  const history = new NodeHistory(new NodeFiles());
  history.firstYear(place.file('src/next.md'));
  await history.settle();
  assert.equal(history.firstYear(place.file('src/next.md')), 'uncommitted');
});

gitTest('--since checks only files that changed, were added or are not known to git', async (t) => {
  const place = repository(t);
  place.write('src/start.md', '---\nminutes: 6\n---\n');
  commit(place.folder, 'second');
  place.write('src/new.md', '# New\n');
  const files = async (rev: string, ...more: string[]) =>
    JSON.parse((await place.lectern(['check', '--since', rev, '--format', 'json', ...more])).out).summary
      .files;
  assert.equal(await files('HEAD'), 1);
  assert.equal(await files('HEAD~1'), 2);
  assert.equal(await files('HEAD~1', 'src/start.md'), 1);
});

gitTest('a revision that is not there is one sentence', async (t) => {
  const place = repository(t);
  for (const command of ['check', 'schedule']) {
    assert.deepEqual(await place.lectern([command, '--since', 'v9']), {
      code: 2,
      out: '',
      err: 'lectern: There is no revision v9 in this repository.\n',
    });
    assert.match((await place.lectern([command, '--since', '--all'])).err, /--since needs a value: REV/);
    const bare = await new TryOut(t, good).lectern([command, '--since', 'HEAD']);
    assert.match(bare.err, /--since HEAD needs a git repository, and this folder is in none\.\n$/);
  }
});

gitTest('a shallow history that does not reach the revision says so', async (t) => {
  const place = repository(t);
  const first = git(place.folder, 'rev-parse', 'HEAD').trim();
  place.write('src/next.md', '---\nminutes: 11\n---\n');
  commit(place.folder, 'second');
  const copy = new TryOut(t);
  execFileSync('git', ['clone', '-q', '--depth', '1', `file://${place.folder}`, copy.file('shallow')]);
  const { code, err } = await copy.lectern(['schedule', 'shallow', '--since', first]);
  assert.equal(code, 2);
  assert.match(
    err,
    /The history here is shallow and does not reach [0-9a-f]{40}\. Fetch more of it: git fetch --unshallow\.\n$/,
  );
});

gitTest('schedule --since tells what changed, without touching the working tree', async (t) => {
  const place = repository(t);
  place.write('src/next.md', '---\nminutes: 15\n---\n\n# Next\n');
  const before = git(place.folder, 'status', '--porcelain');
  const { code, out } = await place.lectern(['schedule', '--since', 'HEAD']);
  assert.equal(code, 0);
  assert.match(out, /\+5 minutes, now 20/);
  assert.equal(git(place.folder, 'status', '--porcelain'), before);
  const json = JSON.parse((await place.lectern(['schedule', '--since', 'HEAD', '--format', 'json'])).out);
  assert.deepEqual(json.courses[0].minutes, { before: 15, after: 20 });
});

gitTest('--since finds files through links that lead to the repository, or into it', async (t) => {
  const place = new TryOut(t);
  for (const [name, text] of Object.entries(good)) place.write(`repo/größe/${name}`, text);
  git(place.file('repo'), 'init', '-q', '-b', 'main');
  commit(place.file('repo'), 'first');
  place.write('repo/größe/src/next.md', '---\nminutes: 15\n---\n');
  symlinkSync(place.file('repo'), place.file('whole'));
  symlinkSync(place.file('repo/größe'), place.file('book'));
  const plain = await place.lectern(['schedule', 'repo/größe', '--since', 'HEAD']);
  assert.match(plain.out, /\+5 minutes, now 20/);
  for (const folder of ['whole/größe', 'book']) {
    assert.deepEqual(await place.lectern(['schedule', folder, '--since', 'HEAD']), plain, folder);
    const { out } = await place.lectern(['check', '--since', 'HEAD', '--format', 'json'], { cwd: folder });
    assert.equal(JSON.parse(out).summary.files, 1, folder);
  }
});

gitTest('schedule --since knows a book that lay in another folder, and says so', async (t) => {
  const place = repository(t);
  place.write('notes/SUMMARY.md', '- [Note](note.md)\n');
  commit(place.folder, 'another book');
  mkdirSync(place.file('course'));
  for (const name of ['src', 'book.toml']) renameSync(place.file(name), place.file(`course/${name}`));
  place.write('course/src/next.md', '---\nminutes: 15\n---\n');
  const { out, err } = await place.lectern(['schedule', 'course', '--since', 'HEAD']);
  assert.match(out, /slide “Next” in “Start”: \+5 minutes, now 15/);
  assert.match(err, /^lectern: This book lay in \S+ at HEAD\.\n$/);
});

gitTest('schedule --since says when the book was not there, though another was', async (t) => {
  const place = repository(t);
  for (const [name, text] of Object.entries(good)) place.write(`second/${name}`, text);
  const { code, out, err } = await place.lectern(['schedule', 'second', '--since', 'HEAD']);
  assert.equal(code, 0);
  assert.match(out, /\nNew, 15 minutes\./);
  assert.equal(err, 'lectern: This book was not there at HEAD, so all of it is new.\n');
});

gitTest('--since main... compares with where the branch left main', async (t) => {
  const place = repository(t);
  git(place.folder, 'checkout', '-q', '-b', 'longer');
  place.write('src/next.md', '---\nminutes: 15\n---\n');
  commit(place.folder, 'longer');
  git(place.folder, 'checkout', '-q', 'main');
  place.write('src/start.md', '---\ncourse: Demo\nsession: Morning\nminutes: 50\n---\n');
  commit(place.folder, 'main goes on');
  git(place.folder, 'checkout', '-q', 'longer');
  for (const since of ['main...', 'main...HEAD']) {
    const { out } = await place.lectern(['schedule', '--since', since]);
    assert.match(out, /\n\+5 minutes, now 20\./, since);
  }
  assert.match((await place.lectern(['schedule', '--since', 'main'])).out, /\n−40 minutes, now 20\./);
  const none = await place.lectern(['schedule', '--since', 'nope...']);
  assert.equal(none.err, 'lectern: There is no revision nope... in this repository.\n');
});

gitTest('a repository of another user is told, and how to allow it', async (t) => {
  const place = repository(t);
  process.env['GIT_TEST_ASSUME_DIFFERENT_OWNER'] = '1';
  t.after(() => delete process.env['GIT_TEST_ASSUME_DIFFERENT_OWNER']);
  const { code, err } = await place.lectern(['schedule', '--since', 'HEAD']);
  assert.equal(code, 2);
  assert.match(err, /belongs to another user\. Allow it: git config --global --add safe\.directory/);
});

gitTest('a dry run is a patch that git applies, and gives what --fix writes', async (t) => {
  const place = new TryOut(t, { ...smallBook, 'src/start.md': '---\r\nminutes: "7"\r\n---\r\n\r\n# Größe' });
  git(place.folder, 'init', '-q');
  const { out } = await place.lectern(['check', '--fix-dry-run', '--rule', 'front-matter-value']);
  place.write('all.patch', out);
  git(place.folder, 'apply', 'all.patch');
  const applied = [place.read('src/start.md'), place.read('src/next.md')];
  place.write('src/start.md', '---\r\nminutes: "7"\r\n---\r\n\r\n# Größe');
  place.write('src/next.md', smallBook['src/next.md']);
  await place.lectern(['check', '--fix', '--rule', 'front-matter-value']);
  assert.deepEqual([place.read('src/start.md'), place.read('src/next.md')], applied);
});

gitTest('a kept check sees that the history has changed', async (t) => {
  const header = '<!--\nCopyright 2021 Ada\nSPDX-License-Identifier: MIT\n-->\n\n';
  const config = '{ "headers": [{ "holder": "Ada", "licence": "MIT" }] }';
  const place = new TryOut(t, { ...smallBook, 'lectern.json': config, 'src/next.md': `${header}# Next\n` });
  const kept = new TryOut(t).file('checks.json');
  const both = async () => {
    const args = ['check', 'src/next.md', '--rule', 'copyright-year'];
    const cached = await place.lectern([...args, '--cache', '--cache-location', kept]);
    assert.deepEqual(cached, await place.lectern(args));
    return cached.code;
  };
  assert.deepEqual([await both(), await both()], [0, 0]);
  git(place.folder, 'init', '-q', '-b', 'main');
  assert.equal(await both(), 1);
  commit(place.folder, 'first', 2021);
  assert.deepEqual([await both(), await both()], [0, 0]);
  git(place.folder, 'checkout', '-q', '--orphan', 'other');
  commit(place.folder, 'anew', 2019);
  assert.deepEqual([await both(), await both()], [1, 1]);
});
