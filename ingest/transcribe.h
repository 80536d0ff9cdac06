/*
 * transcribe.h - the words of an episode of which there is only the sound.
 *
 * Off until a person names a program that writes down what it hears.  One
 * episode at a time, after all else of a round: its audio is fetched into a
 * folder of its own, which goes away with it, the program is run on it
 * (command.h), and the captions that it wrote are read where every untrusted
 * byte is and taken as the episode's transcript (follow.h).
 *
 * {audio} is the file, {out} where the captions are expected ("...vtt"), {stem}
 * the same without its ending and {dir} the folder, for programs that name
 * what they write by themselves.  A command that has none of the last three
 * writes captions to its standard output.
 */
#ifndef TRANSCRIBE_H
#define TRANSCRIBE_H

#include "base.h"
#include "err.h"

struct follow_round;

/* What is due of one round; -1 is for the database alone. */
int	transcribe_run(struct follow_round *, struct err *);

#endif
