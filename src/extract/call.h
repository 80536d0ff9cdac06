/*
 * call.h - whom people in talk call, greet, thank and give the floor to.
 *
 * The phrases stand right in front of a name or right behind it.
 */
#ifndef CALL_H
#define CALL_H

#include "page.h"

/* Is the name at token i called?  "Thanks, Bill", "Bill, any thoughts?" */
bool	call_is(const struct page *, uint32_t i);
/* "the line of": words that a full name follows, whatever it is. */
bool	call_floor(const struct page *, uint32_t i);
/* From token i on one speaks or is spoken to: "said", "go ahead". */
bool	call_answers(const struct page *, uint32_t i);
/* From token i on it says where one is from: "with Acme". */
bool	call_house(const struct page *, uint32_t i);
/* What is a given name too, with a capital inside a sentence. */
bool	call_plain_given(const struct page *, uint32_t i);

#endif
