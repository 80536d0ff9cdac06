/*
 * app.js - small helps; every page works without it.
 */
"use strict";

/* "/" goes to the search field, as readers of long lists expect. */
document.addEventListener("keydown", (event) => {
	const field = document.getElementById("q");
	const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);

	if (event.key === "/" && !typing && field !== null) {
		event.preventDefault();
		field.focus();
	}
});

/* A place without an anchor of its own is reached by the one before it, or by
 * the first of all. */
function goToPlace() {
	const wanted = /^#o(\d+)$/.exec(location.hash);
	let best = null;

	if (wanted === null || document.getElementById("o" + wanted[1]) !== null)
		return;
	for (const span of document.querySelectorAll(".text span[id^=o]"))
		if (best === null ||
		    Number(span.id.slice(1)) <= Number(wanted[1]))
			best = span;
	if (best !== null)
		location.replace("#" + best.id);
}

goToPlace();
window.addEventListener("hashchange", goToPlace);
