#include "base.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>

#include "address.h"
#include "clock.h"
#include "imap_said.h"
#include "limits.h"
#include "mem.h"
#include "num.h"

/* What a server may say besides a message: a list of UIDs is the longest. */
#define SAYING_BYTES (4u * MIB)

struct imap {
	struct imap_rules	 rules;
	CURL			*curl;
	char			*server;	/* "imaps://user@host:port/" */
	char			*folder;	/* as in the URL */
	char			*name;		/* as IMAP takes it */
	bool			 allowed;	/* its host, by a person */
	struct imap_uids	 unseen;	/* sorted; of the last search */
	struct buf		*into;
	struct err		 err;		/* of a callback */
};

static bool
is_scheme(struct str url)
{
	return str_istarts(url, "imaps://") || str_istarts(url, "imap://");
}

/* A folder's name as a quoted string without anything to escape: others may
 * be written in IMAP's own UTF-7 (RFC 3501 5.1.3), which is such a string. */
static bool
is_folder(const char *s)
{
	for (const char *p = s; *p != '\0'; p++)
		if (*p <= ' ' - 1 || *p > '~' || *p == '"' || *p == '\\' ||
		    *p == '*' || *p == '%' || *p == ';')
			return false;
	return *s != '\0';
}

static char *
part(CURLU *u, CURLUPart what, unsigned flags)
{
	char *s = NULL;

	return curl_url_get(u, what, &s, flags) == CURLUE_OK ? s : NULL;
}

static bool
is_allowed(const struct imap *i, CURLU *u)
{
	char *host = part(u, CURLUPART_HOST, 0);
	char *port = part(u, CURLUPART_PORT, CURLU_DEFAULT_PORT);
	struct str h = str_of(host);
	uint64_t n;
	bool is;

	if (h.n > 1 && h.p[0] == '[')
		h = (struct str){ h.p + 1, h.n - 2 };
	is = num_uint(str_of(port), 65535, &n) &&
	    address_is_listed(i->rules.allow, h, (unsigned)n);
	curl_free(host);
	curl_free(port);
	return is;
}

static int
take_parts(struct imap *i, CURLU *u, struct err *e)
{
	char *user = part(u, CURLUPART_USER, 0);
	char *password = part(u, CURLUPART_PASSWORD, 0);
	char *path = part(u, CURLUPART_PATH, CURLU_URLDECODE);
	char *raw = part(u, CURLUPART_PATH, 0);
	char *server = NULL;
	int rc = 0;

	if (user == NULL || user[0] == '\0')
		rc = err_set(e, ERR_INVALID, "a mailbox's address names its "
		    "user: imaps://user@host/INBOX");
	else if (password != NULL)
		rc = err_set(e, ERR_INVALID, "a password is not kept in an "
		    "address: put it into a netrc file, with the user's name "
		    "and the host");
	else if (path == NULL || raw == NULL || !is_folder(path + 1))
		rc = err_set(e, ERR_INVALID, "a mailbox's address ends in its "
		    "folder: imaps://user@host/INBOX");
	if (rc == 0) {
		i->folder = mem_strdup(raw + 1);
		i->name = mem_strdup(path + 1);
		i->allowed = is_allowed(i, u);
		curl_url_set(u, CURLUPART_PATH, "/", 0);
		server = part(u, CURLUPART_URL, 0);
		i->server = mem_strdup(server != NULL ? server : "");
	}
	curl_free(user);
	curl_free(password);
	curl_free(path);
	curl_free(raw);
	curl_free(server);
	return rc;
}

static int
take_url(struct imap *i, struct str url, struct err *e)
{
	CURLU *u = curl_url();
	char *copy = mem_alloc(url.n + 1);
	int rc = -1;

	memcpy(copy, url.p, url.n);
	if (!is_scheme(url) || url.n > LIMIT_URL_BYTES ||
	    curl_url_set(u, CURLUPART_URL, copy, 0) != CURLUE_OK)
		err_set(e, ERR_INVALID, "expected a mailbox's address such as "
		    "imaps://user@host/INBOX, found \"%.*s\"",
		    (int)MIN_OF(url.n, 200u), url.p);
	else
		rc = take_parts(i, u, e);
	curl_url_cleanup(u);
	mem_free(copy);
	return rc;
}

static void
release_parts(struct imap *i)
{
	mem_free(i->server);
	mem_free(i->folder);
	mem_free(i->name);
}

int
imap_check_url(struct str url, struct err *e)
{
	struct imap i = { .server = NULL };
	int rc = take_url(&i, url, e);

	release_parts(&i);
	return rc;
}

static size_t
on_bytes(char *p, size_t size, size_t n, void *ctx)
{
	struct imap *i = ctx;

	n *= size;
	buf_add(i->into, p, n);
	if (buf_check(i->into, "the mail server's answer", &i->err) < 0)
		return n == 0 ? 1 : 0;
	return n;
}

static curl_socket_t
on_socket(void *ctx, curlsocktype what ATTR_UNUSED, struct curl_sockaddr *a)
{
	struct imap *i = ctx;
	const char *why = i->allowed ||
	    address_is_listed_peer(i->rules.allow, &a->addr) ? "" :
	    address_refusal(&a->addr);

	if (why[0] == '\0')
		return socket(a->family, a->socktype | SOCK_CLOEXEC,
		    a->protocol);
	err_set(&i->err, ERR_DENIED, "the mail server's address is %s: it is "
	    "not asked", why);
	return CURL_SOCKET_BAD;
}

static void
set_rules(struct imap *i)
{
	const struct imap_rules *r = &i->rules;
	CURL *c = i->curl;

	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "imap,imaps");
	curl_easy_setopt(c, CURLOPT_PROXY, "");
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
	curl_easy_setopt(c, CURLOPT_NETRC, (long)CURL_NETRC_OPTIONAL);
	if (r->netrc != NULL)
		curl_easy_setopt(c, CURLOPT_NETRC_FILE, r->netrc);
	if (r->ca != NULL)
		curl_easy_setopt(c, CURLOPT_CAINFO, r->ca);
	curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, (long)(r->most_ms > 0 ?
	    r->most_ms : 30 * CLOCK_SECOND));
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, 10000L);
	curl_easy_setopt(c, CURLOPT_OPENSOCKETFUNCTION, on_socket);
	curl_easy_setopt(c, CURLOPT_OPENSOCKETDATA, i);
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, on_bytes);
	curl_easy_setopt(c, CURLOPT_WRITEDATA, i);
}

struct imap *
imap_new(const struct imap_rules *rules, struct str url, struct err *e)
{
	struct imap *i = mem_alloc(sizeof(*i));

	i->rules = *rules;
	if (i->rules.most_bytes == 0)
		i->rules.most_bytes = LIMIT_BODY_BYTES;
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != 0 ||
	    (i->curl = curl_easy_init()) == NULL) {
		err_set(e, ERR_NET, "libcurl cannot begin");
		goto fail;
	}
	if (take_url(i, url, e) < 0)
		goto fail;
	i->allowed = i->allowed || rules->allow_private;
	set_rules(i);
	return i;
fail:
	imap_free(i);
	return NULL;
}

void
imap_free(struct imap *i)
{
	if (i == NULL)
		return;
	if (i->curl != NULL)
		curl_easy_cleanup(i->curl);
	release_parts(i);
	VEC_RELEASE(&i->unseen);
	mem_free(i);
}

static int
outcome(struct imap *i, CURLcode rc, struct err *e)
{
	if (rc == CURLE_OK)
		return 0;
	if (i->err.kind != ERR_NONE) {
		*e = i->err;
		return -1;
	}
	if (rc == CURLE_LOGIN_DENIED)
		return err_set(e, ERR_DENIED, "the mail server refused the "
		    "login; the password is looked up in the netrc file");
	if (rc == CURLE_REMOTE_ACCESS_DENIED || rc == CURLE_QUOTE_ERROR ||
	    rc == CURLE_REMOTE_FILE_NOT_FOUND)
		return err_set(e, ERR_NOT_FOUND, "the mail server has no folder "
		    "or message of that name");
	return err_set(e, ERR_NET, "the mail server: %s",
	    curl_easy_strerror(rc));
}

/* path is behind the server's "/"; command NULL reads what path names. */
static int
ask(struct imap *i, const char *path, const char *command, struct buf *into,
    struct err *e)
{
	struct buf url = BUF_INIT(2 * LIMIT_URL_BYTES);
	int rc;

	buf_printf(&url, "%s%s", i->server, path);
	i->into = into;
	err_clear(&i->err);
	curl_easy_setopt(i->curl, CURLOPT_URL, buf_text(&url));
	curl_easy_setopt(i->curl, CURLOPT_CUSTOMREQUEST, command);
	rc = outcome(i, curl_easy_perform(i->curl), e);
	buf_release(&url);
	return rc;
}

int
imap_status(struct imap *i, struct imap_state *out, struct err *e)
{
	struct buf said = BUF_INIT(SAYING_BYTES);
	char command[LIMIT_NAME_BYTES];
	int rc, n = snprintf(command, sizeof(command),
	    "STATUS \"%s\" (UIDVALIDITY UIDNEXT)", i->name);

	if (n < 0 || (size_t)n >= sizeof(command))
		return err_set(e, ERR_LIMIT, "the folder's name is too long");
	rc = ask(i, "", command, &said, e);
	if (rc == 0 && !imap_said_state(buf_str(&said), out))
		rc = err_set(e, ERR_NET, "the mail server did not say how far "
		    "the folder is (UIDVALIDITY, UIDNEXT)");
	buf_release(&said);
	return rc;
}

static int
search(struct imap *i, uint32_t from, const char *more, struct imap_uids *out,
    struct err *e)
{
	struct buf said = BUF_INIT(SAYING_BYTES);
	char command[80];
	int rc;

	/* "17:*" also names the last message where all are below 17 */
	(void)snprintf(command, sizeof(command), "UID SEARCH UID %u:*%s", from,
	    more);
	rc = ask(i, i->folder, command, &said, e);
	if (rc == 0)
		imap_said_uids(buf_str(&said), from, out);
	buf_release(&said);
	return rc;
}

int
imap_search(struct imap *i, uint32_t from, size_t most, struct imap_uids *out,
    struct err *e)
{
	VEC_RESET(out);
	VEC_RESET(&i->unseen);
	if (search(i, from, "", out, e) < 0 ||
	    search(i, from, " UNSEEN", &i->unseen, e) < 0)
		return -1;
	out->n = MIN_OF(out->n, most);
	return 0;
}

/* Best effort: a folder that may only be read has no marks to take away. */
static void
unmark(struct imap *i, uint32_t uid)
{
	struct buf said = BUF_INIT(SAYING_BYTES);
	struct err e = ERR_INIT;
	char command[80];

	(void)snprintf(command, sizeof(command),
	    "UID STORE %u -FLAGS.SILENT (\\Seen)", uid);
	(void)ask(i, i->folder, command, &said, &e);
	buf_release(&said);
}

int
imap_fetch(struct imap *i, uint32_t uid, struct buf *out, struct err *e)
{
	struct buf path = BUF_INIT(2 * LIMIT_URL_BYTES);
	int rc;

	buf_printf(&path, "%s/;UID=%u", i->folder, uid);
	rc = ask(i, buf_text(&path), NULL, out, e);
	buf_release(&path);
	if (imap_uids_have(&i->unseen, uid))
		unmark(i, uid);
	return rc;
}
