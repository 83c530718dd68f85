/*
 * Records what a process asks of the disk, for a simulation of power cuts: loaded before the C library (LD_PRELOAD), it notes
 * every creation, write, truncation, removal and sync of the files in one folder, in order, and does what was asked.
 *
 *   CANDLEBUS_CUT_FOLDER   absolute path of the folder
 *   CANDLEBUS_CUT_LOG      file that the notes go to, outside of it
 *
 * A note, in the machine's own byte order: kind (1 byte), length of the path (2), offset or size (8), length of the data (4),
 * path, data. Kinds: C created, W written, T truncated, S synced, U removed, R renamed (the data is the new path). The folder
 * itself has the path of length 0. SQLite's shared memory (-shm) is not noted: it does not outlive a power cut.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define FILES 4096

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static char *open_files[FILES];
static const char *folder;
static size_t folder_length;
static int notes = -1;

static int (*real_openat)(int, const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);

__attribute__((constructor)) static void begin(void) {
    real_openat = dlsym(RTLD_NEXT, "openat");
    real_close = dlsym(RTLD_NEXT, "close");
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    real_rename = dlsym(RTLD_NEXT, "rename");
    const char *log = getenv("CANDLEBUS_CUT_LOG");
    const char *asked = getenv("CANDLEBUS_CUT_FOLDER");
    if (log != NULL && asked != NULL) {
        notes = real_openat(AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        folder_length = strlen(asked);
        folder = asked;
    }
}

/* The path within the folder, "" for the folder itself; NULL when it is not to be noted. */
static const char *inside(const char *path) {
    if (notes < 0 || path == NULL || strncmp(path, folder, folder_length) != 0) {
        return NULL;
    }
    const char *rest = path + folder_length;
    size_t length = strlen(rest);
    if (length >= 4 && strcmp(rest + length - 4, "-shm") == 0) {
        return NULL;
    }
    return *rest == '\0' ? rest : *rest == '/' ? rest + 1 : NULL;
}

static void put(const void *bytes, size_t length) {
    const char *next = bytes;
    while (length > 0) {
        ssize_t done = real_write(notes, next, length);
        if (done <= 0) {
            abort();
        }
        next += done;
        length -= (size_t) done;
    }
}

static void note(char kind, const char *path, int64_t at, const void *data, uint32_t length) {
    char head[15];
    uint16_t path_length = (uint16_t) strlen(path);
    head[0] = kind;
    memcpy(head + 1, &path_length, 2);
    memcpy(head + 3, &at, 8);
    memcpy(head + 11, &length, 4);
    put(head, sizeof head);
    put(path, path_length);
    put(data, length);
}

static const char *noted(int fd) {
    return fd >= 0 && fd < FILES ? open_files[fd] : NULL;
}

static int opened(int at, const char *path, int flags, mode_t mode) {
    const char *name = inside(path);
    if (name == NULL) {
        return real_openat(at, path, flags, mode);
    }
    pthread_mutex_lock(&one_at_a_time);
    struct stat before;
    int was_there = stat(path, &before) == 0;
    int fd = real_openat(at, path, flags, mode);
    if (fd >= 0 && fd < FILES) {
        free(open_files[fd]);
        open_files[fd] = strdup(name);
        if (!was_there) {
            note('C', name, 0, "", 0);
        } else if (flags & O_TRUNC) {
            note('T', name, 0, "", 0);
        }
    }
    pthread_mutex_unlock(&one_at_a_time);
    return fd;
}

#define MODE(flags, mode)                                \
    mode_t mode = 0;                                     \
    if ((flags) & (O_CREAT | __O_TMPFILE)) {             \
        va_list more;                                    \
        va_start(more, flags);                           \
        mode = va_arg(more, mode_t);                     \
        va_end(more);                                    \
    }

int open(const char *path, int flags, ...) {
    MODE(flags, mode)
    return opened(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    MODE(flags, mode)
    return opened(AT_FDCWD, path, flags | O_LARGEFILE, mode);
}

int openat(int at, const char *path, int flags, ...) {
    MODE(flags, mode)
    return opened(at, path, flags, mode);
}

int close(int fd) {
    if (noted(fd) != NULL) {
        pthread_mutex_lock(&one_at_a_time);
        free(open_files[fd]);
        open_files[fd] = NULL;
        pthread_mutex_unlock(&one_at_a_time);
    }
    return real_close(fd);
}

static ssize_t written(int fd, const void *data, size_t length, off_t at, int here) {
    const char *name = noted(fd);
    if (name == NULL) {
        return here ? real_write(fd, data, length) : real_pwrite(fd, data, length, at);
    }
    pthread_mutex_lock(&one_at_a_time);
    ssize_t done;
    if (here) {
        done = real_write(fd, data, length);
        at = lseek(fd, 0, SEEK_CUR) - (done > 0 ? done : 0);
    } else {
        done = real_pwrite(fd, data, length, at);
    }
    if (done > 0) {
        note('W', name, at, data, (uint32_t) done);
    }
    pthread_mutex_unlock(&one_at_a_time);
    return done;
}

ssize_t write(int fd, const void *data, size_t length) {
    return written(fd, data, length, 0, 1);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t at) {
    return written(fd, data, length, at, 0);
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) {
    return written(fd, data, length, at, 0);
}

static int synced(int fd, int (*real)(int)) {
    const char *name = noted(fd);
    if (name == NULL) {
        return real(fd);
    }
    pthread_mutex_lock(&one_at_a_time);
    int result = real(fd);
    if (result == 0) {
        note('S', name, 0, "", 0);
    }
    pthread_mutex_unlock(&one_at_a_time);
    return result;
}

int fsync(int fd) {
    return synced(fd, real_fsync);
}

int fdatasync(int fd) {
    return synced(fd, real_fdatasync);
}

static int truncated(int fd, off_t size) {
    const char *name = noted(fd);
    if (name == NULL) {
        return real_ftruncate(fd, size);
    }
    pthread_mutex_lock(&one_at_a_time);
    int result = real_ftruncate(fd, size);
    if (result == 0) {
        note('T', name, size, "", 0);
    }
    pthread_mutex_unlock(&one_at_a_time);
    return result;
}

int ftruncate(int fd, off_t size) {
    return truncated(fd, size);
}

int ftruncate64(int fd, off64_t size) {
    return truncated(fd, size);
}

int unlink(const char *path) {
    const char *name = inside(path);
    if (name == NULL) {
        return real_unlink(path);
    }
    pthread_mutex_lock(&one_at_a_time);
    int result = real_unlink(path);
    if (result == 0) {
        note('U', name, 0, "", 0);
    }
    pthread_mutex_unlock(&one_at_a_time);
    return result;
}

int rename(const char *from, const char *to) {
    const char *name = inside(from);
    const char *other = inside(to);
    if (name == NULL || other == NULL) {
        return real_rename(from, to);
    }
    pthread_mutex_lock(&one_at_a_time);
    int result = real_rename(from, to);
    if (result == 0) {
        note('R', name, 0, other, (uint32_t) strlen(other));
    }
    pthread_mutex_unlock(&one_at_a_time);
    return result;
}
