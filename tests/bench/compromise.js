// compromise.js FILE BYTES - how fast npm's compromise names things in the first
// bytes of a file: its own reading of people, places and organisations.
import { readFileSync } from 'node:fs';
import nlp from 'compromise';

const [file, bytes] = process.argv.slice(2);
const text = readFileSync(file, 'utf8').slice(0, Number(bytes));
nlp('The first run loads its tables.').topics().out('array');
const from = process.cpuUsage();
const found = nlp(text).topics().out('array').length;
const used = process.cpuUsage(from);
const seconds = (used.user + used.system) / 1e6;

console.log(`${'npm compromise'.padEnd(22)} ${seconds.toFixed(3).padStart(8)} s  ` +
	`${(Buffer.byteLength(text) / 1e6 / seconds).toFixed(2).padStart(8)} MB/s` +
	`  (${Math.round(Buffer.byteLength(text) / 1000)} kB, ${found} names)`);
