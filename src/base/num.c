#include "base.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "num.h"

bool
num_uint(struct str s, uint64_t max, uint64_t *out)
{
	uint64_t v = 0;

	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		unsigned d = (unsigned)(s.p[i] - '0');

		if (d > 9 || d > max || v > (max - d) / 10)
			return false;
		v = v * 10 + d;
	}
	*out = v;
	return true;
}

bool
num_int(struct str s, int64_t *out)
{
	bool minus = s.n > 0 && s.p[0] == '-';
	uint64_t v;

	if (minus) {
		s.p++;
		s.n--;
	}
	if (!num_uint(s, INT64_MAX, &v))
		return false;
	*out = minus ? -(int64_t)v : (int64_t)v;
	return true;
}

/*
 * The program never calls setlocale, so strtod reads the C locale's numbers;
 * what strtod takes beyond plain decimals (hex, nan, inf) is refused first.
 */
bool
num_double(struct str s, double *out)
{
	char copy[64];
	char *end;

	if (s.n == 0 || s.n >= sizeof(copy))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (strchr("0123456789.+-eE", s.p[i]) == NULL || s.p[i] == '\0')
			return false;
	memcpy(copy, s.p, s.n);
	copy[s.n] = '\0';
	*out = strtod(copy, &end);
	return *end == '\0' && isfinite(*out);
}

void
num_print(double v, char *buf)
{
	for (int digits = 1; digits <= 17; digits++) {
		snprintf(buf, 32, "%.*g", digits, v);
		if (strtod(buf, NULL) == v)
			break;
	}
	/* 1e+11 is right but no analyst writes it; whole numbers stay whole. */
	if (fabs(v) < 1e15 && floor(v) == v)
		snprintf(buf, 32, "%.0f", v);
}
