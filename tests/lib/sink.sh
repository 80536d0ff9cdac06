# sink.sh - a mail server for the tests: Postfix's smtp-sink on a free loopback
# port.  Source it; sink_start [OPTIONS] sets SINK_PORT and writes each message
# that it takes to a file in mail/; sink_stop ends it.
. "$SRCDIR/tests/lib/wait.sh"
SINK=$(command -v smtp-sink || ls /usr/sbin/smtp-sink 2>/dev/null) || {
	echo "smtp-sink (package postfix) is not here"
	exit 77
}
command -v python3 >/dev/null || { echo "python3 is not here"; exit 77; }
mkdir -p mail && chmod 777 mail . # as root it runs as another user
SINK_PID=
trap sink_stop EXIT

sink_port() {
	python3 -c 'import socket
s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

sink_start() {
	as=
	[ "$(id -u)" != 0 ] || as='-u nobody'
	: "${SINK_PORT:=$(sink_port)}"
	# shellcheck disable=SC2086
	"$SINK" $as "$@" -d "$PWD/mail/m." "127.0.0.1:$SINK_PORT" 20 \
	    2>sink.err &
	SINK_PID=$!
	wait_for sink_answers
}

sink_answers() {
	kill -0 "$SINK_PID" 2>/dev/null || {
		echo "smtp-sink does not start: $(cat sink.err)"
		exit 1
	}
	(exec 3<>"/dev/tcp/127.0.0.1/$SINK_PORT") 2>/dev/null
}

sink_stop() {
	[ -z "$SINK_PID" ] || { kill "$SINK_PID"; wait "$SINK_PID"; } \
	    2>/dev/null || :
	SINK_PID=
}

# The messages that were taken whole: those with their closing boundary.
sink_count() {
	grep -l '^--=_[0-9a-f]*--' mail/* 2>/dev/null | wc -l | tr -d ' '
}

mail_conf() {
	printf 'mail_server = 127.0.0.1\nmail_port = %s\nmail_tls = plain\n' \
	    "$SINK_PORT" >conf
	printf 'mail_from = digest@example.org\n' >>conf
}

fail() {
	echo "not so: $*" >&2
	exit 1
}
