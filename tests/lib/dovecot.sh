# A real IMAP server on loopback with one user, stopped with the test.
# shellcheck shell=bash
. "$SRCDIR/tests/lib/wait.sh"
# Sets imap_port (TLS), plain_port; mail goes into $maildir; the certificate is
# cert.pem.  Needs dovecot and openssl; skips the test without them.
PATH=$PATH:/usr/sbin:/sbin
command -v dovecot >/dev/null && command -v openssl >/dev/null ||
	{ echo "dovecot or openssl is missing: no mail server to ask"; exit 77; }
[ -e /usr/lib/dovecot/imap ] ||
	{ echo "dovecot-imapd is missing: no mail server to ask"; exit 77; }
free_port() {
	python3 -c 'import socket
s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}
imap_port=$(free_port) plain_port=$(free_port)
# Dovecot's own processes run as who runs the test, and see the folder.
chmod 755 "$PWD"
mkdir -p dove/run dove/log box/Maildir/{cur,new,tmp}
maildir=$PWD/box/Maildir
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost,IP:127.0.0.1 \
    -keyout key.pem -out cert.pem 2>/dev/null || exit 99
# Root starts it as Debian does, with mail of a user that may log in.
if [ "$(id -u)" = 0 ]; then
	inner=dovecot login=dovenull owner=mail
else
	inner=$(id -un) login=$inner owner=$inner
fi
chown -R "$owner" box 2>/dev/null
echo "reader:{PLAIN}a pass word::::$PWD/box" >dove/passwd
chmod 644 dove/passwd
cat >dove/dovecot.conf <<CONF
base_dir = $PWD/dove/run
state_dir = $PWD/dove/run
log_path = $PWD/dove/log/dovecot.log
protocols = imap
listen = 127.0.0.1, 127.0.0.2
ssl = yes
ssl_cert = <$PWD/cert.pem
ssl_key = <$PWD/key.pem
disable_plaintext_auth = yes
default_internal_user = $inner
default_internal_group = $(id -gn "$inner")
default_login_user = $login
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:~/Maildir
passdb {
  driver = passwd-file
  args = scheme=plain username_format=%u $PWD/dove/passwd
}
userdb {
  driver = passwd-file
  args = username_format=%u $PWD/dove/passwd
  override_fields = uid=$(id -u $owner) gid=$(id -g $owner)
}
service imap-login {
  chroot =
  inet_listener imap {
    port = $plain_port
  }
  inet_listener imaps {
    port = $imap_port
    ssl = yes
  }
}
service anvil {
  chroot =
}
CONF
dovecot -F -c dove/dovecot.conf >dove/log/out 2>&1 &
dovecot_pid=$!
hears() { (exec 3<>"/dev/tcp/127.0.0.1/$imap_port") 2>/dev/null; }
wait_for hears
deliver() {	# FILE: into the folder, as new
	delivered=$maildir/new/$(date +%s%N).$RANDOM.test
	cp "$1" "$delivered" && chown "$owner" "$delivered"
}
