import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Address, realPlace } from '../../src/extension/preview/real-place.ts';

const address = (scheme: string, path: string, query = '', authority = ''): Address => ({
  scheme,
  authority,
  path,
  query,
});
const folders = [address('file', '/course')];

test('a file of the workspace’s own file systems needs no other place', () => {
  assert.equal(realPlace(address('file', '/course/src/a.md'), folders), undefined);
  assert.equal(realPlace(address('file', '/elsewhere/a.md'), folders), undefined);
  assert.equal(
    realPlace(address('memfs', '/course/a.md'), [...folders, address('memfs', '/course')]),
    undefined,
  );
});

test('git’s revision stands where its file does, on Windows too', () => {
  const query = JSON.stringify({ path: '/course/src/a.md', ref: 'HEAD' });
  assert.equal(realPlace(address('git', '/course/src/a.md', query), folders), '/course/src/a.md');
  const windows = JSON.stringify({ path: 'C:\\course\\src\\a.md', ref: '~' });
  assert.equal(realPlace(address('git', '/C:/course/src/a.md', windows), folders), '/C:/course/src/a.md');
  assert.equal(realPlace(address('git', '/course/b.md', 'no JSON'), folders), '/course/b.md');
});

test('a new document stands in the first folder, or where it will be saved', () => {
  assert.equal(realPlace(address('untitled', 'Untitled-1'), folders), '/course/Untitled-1');
  assert.equal(realPlace(address('untitled', '/course/src/new.md'), folders), '/course/src/new.md');
  assert.equal(realPlace(address('untitled', 'Untitled-1'), []), undefined);
});

test('another extension’s revision stands where its file does only when that is in a folder', () => {
  assert.equal(realPlace(address('review', '/course/src/a.md'), folders), '/course/src/a.md');
  assert.equal(realPlace(address('review', '/courses/a.md'), folders), undefined);
  assert.equal(realPlace(address('review', '/course/src/a.md'), [address('file', '/')]), undefined);
});

test('in a remote window the first folder’s file system is the workspace’s own', () => {
  const remote = [address('vscode-remote', '/course', '', 'box')];
  assert.equal(realPlace(address('vscode-remote', '/other/a.md', '', 'box'), remote), undefined);
  assert.equal(realPlace(address('review', '/course/a.md'), remote), '/course/a.md');
});
