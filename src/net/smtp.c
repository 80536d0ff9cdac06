#include "base.h"

#include <curl/curl.h>
#include <stdio.h>
#include <string.h>

#include "clock.h"
#include "smtp.h"

#define LINE_BYTES 998u		/* RFC 5322 2.1.1 */
#define ADDRESS_BYTES 254u	/* RFC 5321 4.5.3.1 */

struct upload {
	struct str	left;
};

/*
 * Stricter than RFC 5321: no quoted local parts, no comments, no domain in
 * brackets.  What passes cannot end a command or begin another.
 */
bool
smtp_address_is_safe(const char *s)
{
	static const char atext[] = "!#$%&'*+-/=?^_`{|}~.";
	const char *at = strchr(s, '@');
	size_t n = strlen(s);

	if (at == NULL || at == s || at[1] == '\0' || n > ADDRESS_BYTES ||
	    strchr(at + 1, '@') != NULL || s[0] == '-')
		return false;
	for (size_t i = 0; i < n; i++) {
		bool word = (s[i] >= 'a' && s[i] <= 'z') || (s[i] >= 'A' &&
		    s[i] <= 'Z') || (s[i] >= '0' && s[i] <= '9');

		if (s + i == at || word)
			continue;
		if (s + i < at ? strchr(atext, s[i]) == NULL :
		    s[i] != '-' && s[i] != '.')
			return false;
	}
	return at[1] != '.' && at[1] != '-' && s[n - 1] != '.';
}

int
smtp_check_message(struct str m, struct err *e)
{
	size_t line = 0, number = 1;

	for (size_t i = 0; i < m.n; i++) {
		if (m.p[i] == '\0')
			return err_set(e, ERR_INVALID, "line %zu of the "
			    "message holds a NUL", number);
		if (m.p[i] == '\n' || (m.p[i] == '\r' && (i + 1 == m.n ||
		    m.p[i + 1] != '\n')))
			return err_set(e, ERR_INVALID, "line %zu of the "
			    "message does not end in CR LF", number);
		if (m.p[i] == '\r') {
			i++;
			line = 0;
			number++;
		} else if (++line > LINE_BYTES) {
			return err_set(e, ERR_LIMIT, "line %zu of the message "
			    "is over %u bytes", number, LINE_BYTES);
		}
	}
	if (m.n == 0 || line > 0)
		return err_set(e, ERR_INVALID, "the message does not end in "
		    "CR LF");
	return 0;
}

static size_t
on_upload(char *to, size_t size, size_t n, void *ctx)
{
	struct upload *u = ctx;

	n = MIN_OF(size * n, u->left.n);
	memcpy(to, u->left.p, n);
	u->left.p += n;
	u->left.n -= n;
	return n;
}

/* Nobody needs what the server says line by line. */
static size_t
on_reply(char *p ATTR_UNUSED, size_t size, size_t n, void *ctx ATTR_UNUSED)
{
	return size * n;
}

static bool
is_host(const char *s)
{
	size_t n = strlen(s);

	if (n == 0 || n > 253)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!((s[i] | 32) >= 'a' && (s[i] | 32) <= 'z') &&
		    !(s[i] >= '0' && s[i] <= '9') && strchr("-.:", s[i]) == NULL)
			return false;
	return true;
}

static int
check(const struct smtp_server *s, const char *from, const char *to,
    struct str message, struct err *e)
{
	if (!is_host(s->host) || (s->helo != NULL && !is_host(s->helo)))
		return err_set(e, ERR_INVALID, "the mail server's name is no "
		    "host name");
	if (!smtp_address_is_safe(from))
		return err_set(e, ERR_INVALID, "the sender's address is not "
		    "one that can be handed to a mail server");
	if (!smtp_address_is_safe(to))
		return err_set(e, ERR_INVALID, "the recipient's address is not "
		    "one that can be handed to a mail server");
	return smtp_check_message(message, e);
}

static void
set_server(CURL *c, const struct smtp_server *s)
{
	static const unsigned ports[] = { 25, 587, 465 };
	bool v6 = strchr(s->host, ':') != NULL;
	char url[600];

	(void)snprintf(url, sizeof(url), "%s://%s%s%s:%u/%s",
	    s->tls == SMTP_TLS ? "smtps" : "smtp", v6 ? "[" : "", s->host,
	    v6 ? "]" : "", s->port != 0 ? s->port : ports[s->tls],
	    s->helo != NULL ? s->helo : "localhost");
	curl_easy_setopt(c, CURLOPT_URL, url);
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(c, CURLOPT_PROXY, "");
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_USE_SSL, (long)(s->tls == SMTP_PLAIN ?
	    CURLUSESSL_NONE : CURLUSESSL_ALL));
	curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, (long)(s->most_ms > 0 ?
	    s->most_ms : 60 * CLOCK_SECOND));
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, 15000L);
	if (s->user != NULL && s->user[0] != '\0') {
		curl_easy_setopt(c, CURLOPT_USERNAME, s->user);
		curl_easy_setopt(c, CURLOPT_PASSWORD,
		    s->password != NULL ? s->password : "");
	}
}

/* RFC 5321 4.2.1: the first digit says whether to come again. */
static int
outcome(CURL *c, CURLcode rc, struct err *e)
{
	long code = 0;

	if (rc == CURLE_OK)
		return 0;
	curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &code);
	if (code >= 500 && code < 600)
		return err_set(e, ERR_DENIED, "the mail server refused with "
		    "status %ld", code);
	if (code >= 400)
		return err_set(e, ERR_BUSY, "the mail server says later, "
		    "status %ld", code);
	return err_set(e, ERR_NET, "the mail server: %s",
	    curl_easy_strerror(rc));
}

int
smtp_send(const struct smtp_server *s, const char *from, const char *to,
    struct str message, struct err *e)
{
	struct upload u = { message };
	struct curl_slist *rcpt;
	char path[ADDRESS_BYTES + 3];
	CURL *c;
	int rc;

	if (check(s, from, to, message, e) < 0)
		return -1;
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != 0 ||
	    (c = curl_easy_init()) == NULL)
		return err_set(e, ERR_NET, "libcurl cannot begin");
	set_server(c, s);
	(void)snprintf(path, sizeof(path), "<%s>", from);
	curl_easy_setopt(c, CURLOPT_MAIL_FROM, path);
	(void)snprintf(path, sizeof(path), "<%s>", to);
	rcpt = curl_slist_append(NULL, path);
	curl_easy_setopt(c, CURLOPT_MAIL_RCPT, rcpt);
	curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(c, CURLOPT_READFUNCTION, on_upload);
	curl_easy_setopt(c, CURLOPT_READDATA, &u);
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, on_reply);
	rc = outcome(c, curl_easy_perform(c), e);
	curl_slist_free_all(rcpt);
	curl_easy_cleanup(c);
	return rc;
}
