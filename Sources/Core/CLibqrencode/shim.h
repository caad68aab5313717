/* The part of libqrencode that QRCode uses. */
#include <qrencode.h>
