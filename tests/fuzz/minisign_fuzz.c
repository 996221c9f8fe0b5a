/* Signatures and keys in minisign's format. */
#include "fuzz.h"

#include <string.h>

#include <poise/status.h>

#include "base/minisign.h"
#include "base/minisign_secret.h"

/* A key whose secret half is not here: nobody guesses what it would sign. */
static const char key[] = "RWQO6SVsbeCfWt/VNMkpCwdQ2vWznG8l/cPkoe8Xx7xqpx17jbQwp2Wu";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct minisign_signature signature;
    struct minisign_key read;
    struct minisign_secret secret;
    char written[MINISIGN_KEY_TEXT];
    const char *text = (const char *)data;
    if (minisign_signature_read(text, size, &signature)) {
        const char *end = signature.comment + signature.comment_length;
        struct minisign_key same;
        if (!minisign_key_read(key, strlen(key), &same))
            abort();
        memcpy(same.id, signature.key_id, sizeof same.id);
        if (signature.comment < text || end > text + size ||
            minisign_verify(&signature, &same, data, size) != POISE_E_TRUST_SIGNATURE)
            abort();
    }
    if (minisign_key_file(text, size, &read)) {
        minisign_key_write(&read, written);
        if (memmem(text, size, written, strlen(written)) == NULL)
            abort();
    }
    if (minisign_secret_read(text, size, NULL, &secret) == POISE_OK)
        minisign_secret_wipe(&secret);
    return 0;
}
