#include "totp.h"

#include <err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <time.h>

uint64_t totp_step(const struct totp *totp) {
    return (uint64_t)time(NULL) / totp->period;
}

void totp_code(const struct totp *totp, uint64_t step, char code[TOTP_CODE_SIZE]) {
    unsigned char message[8];
    for (int index = 0; index < 8; index++) {
        message[index] = (unsigned char)(step >> (56 - 8 * index));
    }
    unsigned char mac[EVP_MAX_MD_SIZE];
    unsigned mac_bytes = 0;
    const EVP_MD *digest = EVP_get_digestbyname(totp->algorithm);
    if (digest == NULL || HMAC(digest, totp->key, (int)totp->key_bytes, message, sizeof message, mac, &mac_bytes) == NULL) {
        errx(70, "HMAC by %s failed", totp->algorithm);
    }
    const unsigned char *part = mac + (mac[mac_bytes - 1] & 0xF);
    uint32_t number = (uint32_t)(part[0] & 0x7F) << 24 | (uint32_t)part[1] << 16 | (uint32_t)part[2] << 8 | part[3];
    uint32_t modulus = 1;
    for (unsigned digit = 0; digit < totp->digits; digit++) {
        modulus *= 10;
    }
    (void)snprintf(code, TOTP_CODE_SIZE, "%0*u", (int)totp->digits, number % modulus);
}
