/*
 * robots.h - what a site asks of robots, RFC 9309.
 *
 * The groups that name our product token are joined; where none does, those
 * of "*" hold.  The rule with the longest pattern wins, and of two as long the
 * one that allows.  Patterns know "*" and a "$" at the end.  The URL is compared
 * as it would be asked, so it comes canonical (text/url.h).
 *
 * robots_cache is how the crawler obeys: one robots.txt a host, kept a day,
 * and read as RFC 9309 2.3.1 says: 4xx means that nothing is forbidden, 5xx
 * and silence that nothing may be asked now.
 */
#ifndef ROBOTS_H
#define ROBOTS_H

#include "arena.h"
#include "base.h"
#include "buf.h"
#include "clock.h"
#include "str.h"

/* What is read of a file; the rest is passed over (RFC 9309 2.5). */
#define ROBOTS_BYTES (500u * 1024u)
/* Our product token, as in http.c's User-Agent. */
#define ROBOTS_AGENT "tapeout"

/* True where the file lets the agent ask for the URL.  /robots.txt itself may
 * always be asked for. */
bool	robots_allow(struct str file, struct str agent, struct str url);

/* Crawl-delay of the agent's groups in ms, at most a minute; 0 not given.  No
 * part of the RFC, but a wish that is easy to grant. */
int64_t	robots_delay(struct str file, struct str agent);

/* "https://host:port" of an http URL in lower case, appended; false for any other. */
bool	robots_origin(struct str url, struct buf *out);

#endif
