// graph_kuzu.mjs DIR - the questions of graph.c asked of npm kuzu, in its own
// openCypher, of the same graph (edges.csv, mentions.csv in DIR): medians.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
const kuzu = createRequire(import.meta.url)('kuzu')

const dir = process.argv[2]
const times = 60
const conn = new kuzu.Connection(new kuzu.Database(dir + '/kuzu'))
const run = async text => (await conn.query(text)).getAll()

await run('CREATE NODE TABLE N(id INT64 PRIMARY KEY)')
await run('CREATE NODE TABLE D(id INT64 PRIMARY KEY)')
await run('CREATE REL TABLE E(FROM N TO N, type INT64)')
await run('CREATE REL TABLE M(FROM D TO N)')
await run('UNWIND range(1, 100000) AS i CREATE (:N {id: i})')
await run('UNWIND range(1, 20000) AS i CREATE (:D {id: i})')
await run(`COPY E FROM '${dir}/edges.csv'`)
await run(`COPY M FROM '${dir}/mentions.csv'`)

// the ends of random relations, so that what has many is asked about often
const edges = readFileSync(dir + '/edges.csv', 'ascii').split('\n')
let chance = 88172645
const end = column => {
	chance = (chance * 1103515245 + 12345) % 2147483648
	return Number(edges[chance % 1000000].split(',')[column])
}

for (const [what, text] of [
	['1 hop', 'MATCH (a:N {id: $a})-[:E]->(b) RETURN count(*)'],
	['2 hops', 'MATCH (a:N {id: $a})-[:E]->()-[:E]->(c) ' +
		'RETURN count(DISTINCT c)'],
	['shortest path to 4', 'MATCH (a:N {id: $a}), (b:N {id: $b}) ' +
		'MATCH p = (a)-[:E* SHORTEST 1..4]-(b) RETURN length(p)'],
	['top 10 co-mentioned', 'MATCH (a:N {id: $a})<-[:M]-()-[:M]->(c) ' +
		'WITH c, count(*) AS n ORDER BY n DESC LIMIT 10 RETURN c.id, n'],
]) {
	const asked = await conn.prepare(text)
	const took = []
	for (let i = 0; i < times; i++) {
		const a = end(0), b = end(1)
		const wanted = text.includes('$b') ? { a, b } : { a }
		await (await conn.execute(asked, wanted)).getAll()
		const from = process.hrtime.bigint()
		await (await conn.execute(asked, wanted)).getAll()
		took.push(Number(process.hrtime.bigint() - from) / 1e3)
	}
	took.sort((x, y) => x - y)
	console.log(`npm kuzu, ${what}: median ${took[times / 2].toFixed(0)} us` +
		`, p99 ${took[Math.floor(times * 0.99)].toFixed(0)} us`)
}
process.exit(0)
