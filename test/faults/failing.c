/*
 * Preloaded into a process (LD_PRELOAD): from its FAULT_AT-th call on, or that one alone (FAULT_ONCE=1), whatever changes, or
 * with FAULT_ALL=1 also reads, a file below the folder FAULT_UNDER fails with the error number FAULT_ERRNO. The number of such
 * calls is written to the file FAULT_COUNT when the process ends.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long calls;
static const char *under;
static long at = -1;
static int once, all, number;

__attribute__((constructor)) static void begin(void) {
  const char *from = getenv("FAULT_AT");
  under = getenv("FAULT_UNDER");
  at = from ? atol(from) : -1;
  once = getenv("FAULT_ONCE") != NULL;
  all = getenv("FAULT_ALL") != NULL;
  number = getenv("FAULT_ERRNO") ? atoi(getenv("FAULT_ERRNO")) : EIO;
}

__attribute__((destructor)) static void end(void) {
  const char *count = getenv("FAULT_COUNT");
  if (!count) return;
  char text[32];
  int length = snprintf(text, sizeof text, "%ld", (long)atomic_load(&calls));
  int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
  ssize_t (*real_write)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
  int file = real_open(count, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file >= 0) {
    (void)!real_write(file, text, length);
    close(file);
  }
}

static int lies_under(const char *path) {
  if (!under || !path) return 0;
  size_t length = strlen(under);
  return strncmp(path, under, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int fails(int concerned) {
  if (!concerned) return 0;
  long call = atomic_fetch_add(&calls, 1) + 1;
  if (at < 0 || call < at || (once && call > at)) return 0;
  errno = number;
  return 1;
}

static int path_fails(const char *path) { return fails(lies_under(path)); }

static int fd_fails(int fd) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return fails(lies_under(path));
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define ON_FD(type, name, parameters, arguments) \
  type name parameters { return fd_fails(fd) ? -1 : REAL(name) arguments; }
#define ON_PATH(type, name, parameters, arguments) \
  type name parameters { return path_fails(path) ? -1 : REAL(name) arguments; }
#define READ_FD(type, name, parameters, arguments) \
  type name parameters { return all && fd_fails(fd) ? -1 : REAL(name) arguments; }

ON_FD(ssize_t, write, (int fd, const void *from, size_t size), (fd, from, size))
ON_FD(ssize_t, pwrite, (int fd, const void *from, size_t size, off_t where), (fd, from, size, where))
ON_FD(ssize_t, pwrite64, (int fd, const void *from, size_t size, off64_t where), (fd, from, size, where))
ON_FD(ssize_t, writev, (int fd, const struct iovec *from, int count), (fd, from, count))
ON_FD(ssize_t, pwritev, (int fd, const struct iovec *from, int count, off_t where), (fd, from, count, where))
ON_FD(int, fsync, (int fd), (fd))
ON_FD(int, fdatasync, (int fd), (fd))
ON_FD(int, ftruncate, (int fd, off_t size), (fd, size))
ON_FD(int, ftruncate64, (int fd, off64_t size), (fd, size))
ON_FD(int, fchmod, (int fd, mode_t mode), (fd, mode))
READ_FD(ssize_t, read, (int fd, void *to, size_t size), (fd, to, size))
READ_FD(ssize_t, pread, (int fd, void *to, size_t size, off_t where), (fd, to, size, where))
READ_FD(ssize_t, pread64, (int fd, void *to, size_t size, off64_t where), (fd, to, size, where))
ON_PATH(int, mkdir, (const char *path, mode_t mode), (path, mode))

int rename(const char *path, const char *to) { return path_fails(to) ? -1 : REAL(rename)(path, to); }
int link(const char *path, const char *to) { return path_fails(to) ? -1 : REAL(link)(path, to); }

/* A full disk lets files be taken away; one that is gone does not. */
int unlink(const char *path) { return all && path_fails(path) ? -1 : REAL(unlink)(path); }

#define OPEN(name)                                                        \
  int name(const char *path, int flags, ...) {                            \
    va_list rest;                                                         \
    va_start(rest, flags);                                                \
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;             \
    va_end(rest);                                                         \
    if ((all || flags & O_CREAT) && path_fails(path)) return -1;          \
    return ((int (*)(const char *, int, ...))dlsym(RTLD_NEXT, #name))(path, flags, mode); \
  }
OPEN(open)
OPEN(open64)
