/*
 * smtp.h - handing one finished message to a mail server.
 *
 * The message is ours, byte for byte (src/post/message): strict CRLF, lines of
 * at most 998 bytes.  What is not so is refused here, because a bare LF could
 * end the message early and an address with a line end could add a command.
 * One recipient a message.
 */
#ifndef SMTP_H
#define SMTP_H

#include "base.h"
#include "err.h"
#include "str.h"

enum smtp_tls {
	SMTP_PLAIN,		/* loopback and tests */
	SMTP_STARTTLS,		/* required, certificate checked */
	SMTP_TLS		/* from the first byte */
};

struct smtp_server {
	const char	*host;
	unsigned	 port;		/* 0: 25, 587 or 465 by tls */
	enum smtp_tls	 tls;
	const char	*user;		/* NULL or "": no login */
	const char	*password;
	const char	*helo;		/* our name; NULL: "localhost" */
	int64_t		 most_ms;	/* in all; 0: 60 s */
};

/* An addr-spec we can hand over: one @, printable ASCII, no space or <>. */
bool	smtp_address_is_safe(const char *);
/* Lines end in CRLF, none is over 998 bytes, no NUL, ends with a line end. */
int	smtp_check_message(struct str, struct err *);
/*
 * ERR_INVALID where it must not be sent, ERR_DENIED where the server refused
 * for good (5xx), ERR_BUSY where it says later (4xx), ERR_NET otherwise.
 */
int	smtp_send(const struct smtp_server *, const char *from, const char *to,
	    struct str message, struct err *);

#endif
