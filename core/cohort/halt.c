/* signalfd. */
#include "halt.h"

#include <pthread.h>
#include <sys/signalfd.h>
#include <unistd.h>

/* What whoever started the program wanted ignored stays so: nohup, a job in the
 * background. */
static void hold(sigset_t *held, int signal)
{
    struct sigaction action;
    if (sigaction(signal, NULL, &action) == 0 && action.sa_handler != SIG_IGN)
        sigaddset(held, signal);
}

bool halt_open(struct halt *halt)
{
    sigset_t held;
    sigemptyset(&held);
    hold(&held, SIGINT);
    hold(&held, SIGTERM);
    halt->fd = -1;
    if (pthread_sigmask(SIG_BLOCK, &held, &halt->before) != 0)
        return false;
    halt->fd = signalfd(-1, &held, SFD_CLOEXEC | SFD_NONBLOCK);
    if (halt->fd >= 0)
        return true;
    pthread_sigmask(SIG_SETMASK, &halt->before, NULL);
    return false;
}

void halt_heed(struct halt *halt)
{
    struct signalfd_siginfo signal;
    while (read(halt->fd, &signal, sizeof signal) > 0)
        ;
    pthread_sigmask(SIG_SETMASK, &halt->before, NULL);
}

void halt_close(struct halt *halt)
{
    if (halt->fd < 0)
        return;
    close(halt->fd);
    halt->fd = -1;
    pthread_sigmask(SIG_SETMASK, &halt->before, NULL);
}
