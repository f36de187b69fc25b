/* A stand-in for Windows' icuuc.dll, which Wine does not have. It knows no converter.
 *
 * Qt6Core.dll imports these names, and uses its own converters for everything that K2Desk needs: UTF-8, UTF-16, UTF-32
 * and Latin-1. For any other, ucnv_open says that there is none. Only the proof under Wine uses this file.
 */
#include <stddef.h>

#define EXPORT __declspec(dllexport)
#define FILE_ACCESS_ERROR 4 /* U_FILE_ACCESS_ERROR: no data for this converter */

EXPORT void *ucnv_open(const char *name, int *error)
{
    (void)name;
    if (error)
        *error = FILE_ACCESS_ERROR;
    return NULL;
}

/* Without a converter none of these is called. */
#define UNUSED(name)                                                                                                   \
    EXPORT void *name(void)                                                                                            \
    {                                                                                                                  \
        return NULL;                                                                                                   \
    }

UNUSED(ucnv_close)
UNUSED(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
UNUSED(UCNV_TO_U_CALLBACK_SUBSTITUTE)
UNUSED(ucnv_reset)
UNUSED(ucnv_getMaxCharSize)
UNUSED(ucnv_getName)
UNUSED(ucnv_getToUCallBack)
UNUSED(ucnv_getFromUCallBack)
UNUSED(ucnv_setToUCallBack)
UNUSED(ucnv_setFromUCallBack)
UNUSED(ucnv_cbToUWriteUChars)
UNUSED(ucnv_toUnicode)
UNUSED(ucnv_cbFromUWriteUChars)
UNUSED(ucnv_toUCountPending)
UNUSED(ucnv_fromUCountPending)
UNUSED(ucnv_getStandardName)
UNUSED(ucnv_getAvailableName)
UNUSED(ucnv_countAvailable)
UNUSED(ucnv_fromUnicode)
