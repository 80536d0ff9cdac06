/*
 * header.h - what a client's headers say (RFC 9110 7.2, 12.5).
 *
 * The values are whatever came, and may be "": what cannot be read says nothing.
 */
#ifndef HEADER_H
#define HEADER_H

#include "base.h"
#include "str.h"

/* Host: a loopback address or localhost, with or without a port. */
bool	header_is_local(struct str host);
/* Accept: JSON and no page. */
bool	header_takes_json(struct str accept);
/* Accept-Encoding: gzip, by its name or by "*". */
bool	header_takes_gzip(struct str accept);

#endif
