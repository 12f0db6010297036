import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
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
