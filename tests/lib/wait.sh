# wait_for COMMAND...: until it succeeds.  What is waited for comes at once on a
# machine that has nothing else to do; a busy one has a minute.
# shellcheck shell=bash
wait_for() {
	local turn
	for turn in $(seq 600); do
		"$@" && return 0
		sleep 0.1
	done
	echo "not so after a minute: $*" >&2
	exit 1
}
