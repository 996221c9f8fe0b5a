/* The terminal's echo is off only while a line is read; Ctrl-C waits until then. */
#include "password.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* Reads up to the end of a line, which is left out; what does not fit is no password. */
static bool read_line(int fd, char out[PASSWORD_LIMIT])
{
    size_t length = 0;
    char byte = '\n';
    while (length < PASSWORD_LIMIT && read(fd, &byte, 1) == 1 && byte != '\n')
        out[length++] = byte;
    bool fits = length < PASSWORD_LIMIT && length > 0;
    if (fits && out[length - 1] == '\r')
        length--;
    out[fits ? length : 0] = '\0';
    return fits;
}

static bool read_file(const char *path, char out[PASSWORD_LIMIT])
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool read = fd >= 0 && read_line(fd, out);
    if (fd >= 0)
        close(fd);
    return read;
}

static bool say(int fd, const char *words)
{
    return write(fd, words, strlen(words)) >= 0;
}

static bool ask(int terminal, const char *prompt, char out[PASSWORD_LIMIT])
{
    struct termios before;
    if (tcgetattr(terminal, &before) != 0 || !say(terminal, prompt))
        return false;
    struct termios silent = before;
    silent.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
    if (tcsetattr(terminal, TCSAFLUSH, &silent) != 0)
        return false;
    bool read = read_line(terminal, out);
    tcsetattr(terminal, TCSAFLUSH, &before);
    return say(terminal, "\n") && read;
}

bool password_read(const char *prompt, char out[PASSWORD_LIMIT])
{
    const char *file = getenv("POISE_PASSWORD_FILE");
    out[0] = '\0';
    if (file != NULL && file[0] != '\0')
        return read_file(file, out);
    int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    bool read = terminal >= 0 && ask(terminal, prompt, out);
    if (terminal >= 0)
        close(terminal);
    return read;
}
