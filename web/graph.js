/*! Drawn with cytoscape.js and cytoscape-fcose, both under the MIT licence. */
/*
 * graph.js - the drawing on a graph page: what /api/v1/entities/ID/graph gives,
 * at most fifty nodes.  The list below the drawing says the same; where this
 * file was not built, or scripts are off, the list is all there is.
 *
 * cytoscape would write a <style> of its own, which our Content-Security-Policy
 * refuses; it does not where an element with the id
 * "__________cytoscape_stylesheet" is there, so our style sheet's link has it.
 */
import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";

cytoscape.use(fcose);

const drawing = document.getElementById("drawing");
const types = ["company", "person", "chip", "model", "site"];
const dark = window.matchMedia("(prefers-color-scheme: dark)");

function colour(name) {
	return getComputedStyle(document.documentElement)
		.getPropertyValue("--" + name).trim();
}

function styleSheet() {
	const size = "mapData(weight, 0, 1, 14, 40)";
	const byType = types.map((type) => ({
		selector: `node[type = "${type}"]`,
		style: { "background-color": colour(type) }
	}));

	return [
		{ selector: "node", style: {
			"background-color": colour("other"),
			"label": "data(name)", "color": colour("ink"),
			"font-size": 12, "font-family": "system-ui, sans-serif",
			"text-valign": "bottom", "text-margin-y": 4,
			"text-outline-color": colour("sheet"),
			"text-outline-width": 2, "text-wrap": "ellipsis",
			"text-max-width": 130, "width": size, "height": size
		} },
		...byType,
		{ selector: "node.centre", style: {
			"font-size": 15, "font-weight": "bold",
			"border-width": 3, "border-color": colour("focus")
		} },
		{ selector: "edge", style: {
			"width": 1.25, "line-color": colour("line-strong"),
			"target-arrow-color": colour("line-strong"),
			"target-arrow-shape": "triangle", "arrow-scale": .8,
			"curve-style": "bezier"
		} },
		{ selector: "edge.unsure", style: { "line-style": "dashed" } },
		{ selector: "edge.lit, edge:selected", style: {
			"label": "data(label)", "font-size": 11,
			"color": colour("ink"), "text-rotation": "autorotate",
			"text-background-color": colour("sheet"),
			"text-background-opacity": 1,
			"line-color": colour("accent"),
			"target-arrow-color": colour("accent")
		} },
		{ selector: ".dim", style: { "opacity": .18 } }
	];
}

/* A node is as large as the root of its weight among these. */
function elements(answer, centre) {
	const most = Math.max(1, ...answer.nodes.map((n) => n.weight || 0));
	const known = new Set();
	const nodes = answer.nodes.map((n) => {
		const id = n.name_id || n.id;

		known.add(id);
		return {
			data: { id, name: n.name, type: n.type,
				weight: Math.sqrt((n.weight || 0) / most) },
			classes: id === centre ? "centre" : ""
		};
	});
	const edges = answer.edges
		.filter((e) => known.has(e.source_id) && known.has(e.target_id))
		.map((e) => ({
			data: { source: e.source_id, target: e.target_id,
				label: e.relation.replaceAll("_", " ") },
			classes: ["planned", "rumored", "denied"].includes(e.status) ?
				"unsure" : ""
		}));

	return [...nodes, ...edges];
}

function light(cy, node) {
	cy.elements().addClass("dim").removeClass("lit");
	node.closedNeighborhood().removeClass("dim");
	node.connectedEdges().addClass("lit");
}

function draw(answer) {
	drawing.classList.add("drawn");
	const cy = cytoscape({
		container: drawing,
		elements: elements(answer, drawing.dataset.centre),
		style: styleSheet(),
		minZoom: .3, maxZoom: 3,
		userZoomingEnabled: false,
		layout: { name: "fcose", animate: false, randomize: true,
			quality: "proof", nodeSeparation: 110,
			idealEdgeLength: 110, nodeRepulsion: 9000, padding: 24,
			nodeDimensionsIncludeLabels: true }
	});

	cy.on("mouseover", "node", (event) => light(cy, event.target));
	cy.on("mouseout", "node", () =>
		cy.elements().removeClass("dim lit"));
	cy.on("tap", "node", (event) => {
		location.href = "/entity/" + event.target.id();
	});
	dark.addEventListener("change", () => cy.style(styleSheet()));
}

/* The layout starts from a fixed chance, so that a page looks the same twice. */
function seedChance() {
	let state = 20260806;

	Math.random = () => {
		state = (state * 1664525 + 1013904223) >>> 0;
		return state / 4294967296;
	};
}

async function main() {
	const reply = await fetch(drawing.dataset.graph);
	const answer = reply.ok ? await reply.json() : { nodes: [] };

	if (answer.nodes.length < 2)
		return;
	seedChance();
	draw(answer);
}

main().catch(() => drawing.classList.remove("drawn"));
