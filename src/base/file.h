/*
 * file.h - whole files, folders, and where the program keeps things.
 */
#ifndef FILE_H
#define FILE_H

#include "base.h"
#include "buf.h"
#include "err.h"

/* Appends the file's bytes; "-" is standard input.  Only regular files, pipes
 * and standard input are read; over the buf's ceiling is ERR_LIMIT. */
int	file_read(const char *path, struct buf *, struct err *);
/* Writes beside the place and renames, so that a reader sees old or new. */
int	file_write(const char *path, struct str bytes, struct err *);
bool	file_exists(const char *path);
bool	file_is_folder(const char *path);
/* Its size; 0 where there is none. */
uint64_t	file_bytes(const char *path);
/* mkdir -p, mode 0700. */
int	file_make_folder(const char *path, struct err *);
/* The folder that a file is to be in. */
int	file_make_parent(const char *path, struct err *);

/*
 * Calls back for each regular file below a path (or the path itself), in byte
 * order of the names so that the order is the same everywhere; names that begin
 * with a dot are passed over.  What is neither file nor folder is handed to
 * `odd` with a reason ("is a socket").  Links to folders are not followed.
 * A callback that returns non-zero ends the walk with that value.
 */
typedef int	file_fn(const char *path, void *);
typedef int	file_odd_fn(const char *path, const char *why, void *);
int	file_walk(const char *path, file_fn *, file_odd_fn *odd, void *,
	    struct err *);

/* $XDG_DATA_HOME/tapeout/NAME or ~/.local/share/tapeout/NAME; caller mem_frees. */
char	*file_data_path(const char *name, struct err *);
/* $XDG_CONFIG_HOME/tapeout/NAME or ~/.config/tapeout/NAME. */
char	*file_config_path(const char *name, struct err *);

#endif
