/* The file holds 64 hexadecimal digits and a line end: text, so that it survives being
 * copied by hand. */
#include "secret.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

#include <poise/status.h>

#include "file.h"
#include "problem.h"

enum { SECRET_DIGITS = 2 * sizeof(struct secret) };

static int32_t refuse(struct problems *problems, const char *path, const char *reason)
{
    return problem_add(problems, POISE_E_KEY_FILE, path, 0, "%s", reason);
}

/* -------------------- making */

int32_t secret_make(const char *path, struct problems *problems)
{
    struct secret secret;
    char line[SECRET_DIGITS + 2];
    randombytes_buf(secret.bytes, sizeof secret.bytes);
    sodium_bin2hex(line, SECRET_DIGITS + 1, secret.bytes, sizeof secret.bytes);
    line[SECRET_DIGITS] = '\n';
    int32_t status = file_create(path, 0600, line, SECRET_DIGITS + 1);
    sodium_memzero(line, sizeof line);
    secret_forget(&secret);
    return status == POISE_OK ? POISE_OK : refuse(problems, path, strerror(errno));
}

/* -------------------- reading */

static int32_t check_file(int fd, const char *path, struct problems *problems)
{
    struct stat about;
    if (fstat(fd, &about) != 0)
        return refuse(problems, path, strerror(errno));
    if (!S_ISREG(about.st_mode))
        return refuse(problems, path, "it is no file");
    if ((about.st_mode & (S_IRWXO | S_IWGRP)) == 0)
        return POISE_OK;
    return problem_add(problems, POISE_E_KEY_FILE, path, 0,
                       "others may read or write it (mode %04o)",
                       (unsigned)about.st_mode & 07777);
}

static bool read_line(int fd, struct secret *out)
{
    char line[SECRET_DIGITS + 2];
    size_t made = 0;
    ssize_t got = read(fd, line, sizeof line);
    bool whole =
        got == SECRET_DIGITS || (got == SECRET_DIGITS + 1 && line[SECRET_DIGITS] == '\n');
    whole = whole &&
            sodium_hex2bin(out->bytes, sizeof out->bytes, line, SECRET_DIGITS, NULL,
                           &made, NULL) == 0 &&
            made == sizeof out->bytes;
    sodium_memzero(line, sizeof line);
    return whole;
}

int32_t secret_read(const char *path, struct secret *out, struct problems *problems)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return refuse(problems, path, strerror(errno));
    int32_t status = check_file(fd, path, problems);
    if (status == POISE_OK && !read_line(fd, out))
        status = refuse(problems, path, "it does not hold 64 hexadecimal digits");
    close(fd);
    return status;
}

void secret_forget(struct secret *secret)
{
    sodium_memzero(secret, sizeof *secret);
}

/* -------------------- using */

void secret_digest(const struct secret *secret, const char *purpose, const void *bytes,
                   size_t length, struct digest *out)
{
    unsigned char personal[crypto_generichash_blake2b_PERSONALBYTES] = {0};
    memcpy(personal, purpose, strnlen(purpose, sizeof personal));
    crypto_generichash_blake2b_salt_personal(out->bytes, sizeof out->bytes, bytes, length,
                                             secret == NULL ? NULL : secret->bytes,
                                             secret == NULL ? 0 : sizeof secret->bytes,
                                             NULL, personal);
}

void secret_name(const struct secret *secret, char out[DIGEST_TEXT])
{
    struct digest name;
    secret_digest(secret, "poise key name", NULL, 0, &name);
    digest_format(&name, out);
}
