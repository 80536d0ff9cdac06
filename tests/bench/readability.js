// readability.js TIMES FOLDER - how long Mozilla's Readability on linkedom takes
// for the pages of a folder: the best of some runs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

const [times, folder] = [Number(process.argv[2]), process.argv[3]];
const pages = readdirSync(folder, { recursive: true, withFileTypes: true })
	.filter((f) => f.isFile())
	.map((f) => readFileSync(join(f.parentPath ?? f.path, f.name), 'utf8'));
let best = Infinity;
for (let i = 0; i < times; i++) {
	const began = performance.now();
	for (const page of pages) {
		try {
			new Readability(parseHTML(page).document).parse();
		} catch { /* a page that it cannot read costs it nothing more */ }
	}
	best = Math.min(best, performance.now() - began);
}
const mb = pages.reduce((n, p) => n + Buffer.byteLength(p), 0) / 1e6;
console.log(`Readability on linkedom: ${(mb / best * 1000).toFixed(2)} MB/s, ${(best / 1000).toFixed(2)} s`);
