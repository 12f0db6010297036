// Makes the npm package of the command line: a folder without dependencies, and its tarball.
// `node scripts/pack-cli.mjs [DIR]` (out/cli by default) prints the tarball's name and size.
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { run } from './processes.mjs';
import { isProgram, root } from './root.mjs';

/** Packed bytes the package must stay under. */
export const packedLimit = 700_000;

/**
 * Builds and packs into `folder`.
 * @param {string} folder
 * @returns {Promise<{ tarball: string, bytes: number }>}
 */
export async function packCli(folder) {
  const content = path.join(folder, 'package');
  await rm(content, { recursive: true, force: true });
  await mkdir(content, { recursive: true });
  const inputs = await buildPrograms(content);
  const svgbob = createRequire(import.meta.url).resolve('svgbob-wasm/svgbob_wasm_bg.wasm');
  await copyFile(svgbob, path.join(content, 'svgbob.wasm'));
  await copyFile(path.join(root, 'LICENSE'), path.join(content, 'LICENSE'));
  await copyFile(path.join(root, 'src/cli/README.md'), path.join(content, 'README.md'));
  await writeFile(path.join(content, 'THIRD-PARTY-LICENSES.txt'), await licencesOf([...inputs, svgbob]));
  await writeFile(path.join(content, 'package.json'), `${JSON.stringify(await manifest(), undefined, 2)}\n`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { code, output } = await run(
    npm,
    ['pack', content, '--pack-destination', folder, '--ignore-scripts'],
    {
      env: { ...process.env, npm_config_loglevel: 'error' },
    },
  );
  if (code !== 0) throw new Error(`npm pack failed.\n${output}`);
  const name = (await readdir(folder))
    .filter((each) => each.endsWith('.tgz'))
    .sort()
    .at(-1);
  const tarball = path.join(folder, name ?? '');
  const { size: bytes } = await stat(tarball);
  if (bytes >= packedLimit)
    throw new Error(`The package is ${bytes} bytes, over its limit of ${packedLimit}.`);
  return { tarball, bytes };
}

/** Bundles both programs; gives every file that went into them. */
async function buildPrograms(outdir) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { lectern: 'src/cli/main.ts', 'diagram-worker': 'src/diagrams/worker-node.ts' },
    outdir,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    banner: { js: '#!/usr/bin/env node' },
    metafile: true,
    logLevel: 'warning',
  });
  return Object.keys(metafile.inputs).map((file) => path.resolve(root, file));
}

async function manifest() {
  const { version, license, homepage, repository, bugs, engines } = JSON.parse(
    await readFile(path.join(root, 'package.json'), 'utf8'),
  );
  return {
    name: '@lectern/cli',
    version,
    description: 'Checks, renders and times courses written as mdBook slides',
    keywords: ['mdbook', 'course', 'slides', 'lint', 'svgbob'],
    license,
    homepage,
    repository,
    bugs,
    engines: { node: engines.node },
    bin: { lectern: 'lectern.js' },
    files: ['*.js', 'svgbob.wasm', 'THIRD-PARTY-LICENSES.txt'],
  };
}

/** The licences of all packages that a bundle is made of. */
async function licencesOf(files) {
  const packages = new Set(files.map(packageOf).filter((folder) => folder !== undefined));
  const parts = [];
  for (const folder of [...packages].sort()) {
    const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    const texts = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
    const all = await Promise.all(texts.map((file) => readFile(path.join(folder, file), 'utf8')));
    parts.push(`${name} ${version} (${license})\n\n${all.join('\n').trim()}\n`);
  }
  return parts.join(`\n${'-'.repeat(80)}\n\n`);
}

function packageOf(file) {
  return /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file)?.[1];
}

if (isProgram(import.meta.url)) {
  const folder = path.resolve(process.argv[2] ?? path.join(root, 'out', 'cli'));
  const { tarball, bytes } = await packCli(folder);
  console.log(`${tarball}: ${bytes} bytes, limit ${packedLimit}.`);
}
