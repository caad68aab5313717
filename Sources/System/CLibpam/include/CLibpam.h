/* libpam, and the parts of its use that are pointers to pointers: a conversation, and items of other types than text. */
#ifndef CLIBPAM_H
#define CLIBPAM_H

#include <security/pam_appl.h>

/*
 * A conversation function (pam_conv(3)): the answer to each prompt without echo is `password`, a text that outlives the
 * transaction. A prompt with echo is refused, since nobody is there to be asked; messages are taken and dropped.
 */
int libpam_converse(int count, const struct pam_message **messages, struct pam_response **responses, void *password);

/* Names the place that a transaction comes from, and lets no failure be slept over. Returns PAM_SUCCESS or an error. */
int libpam_prepare(pam_handle_t *handle, const char *place);

#endif
