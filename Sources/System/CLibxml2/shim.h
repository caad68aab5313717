/* The part of libxml2 that KeyContainer uses: its reader, which here fetches nothing and says nothing. */
#ifndef CLIBXML2_SHIM_H
#define CLIBXML2_SHIM_H

/* Its converters are private, and would bring a second ICU beside that of Foundation. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlreader.h>

#if LIBXML_VERSION >= 21200
typedef const xmlError *libxml2_complaint;
#else
typedef xmlErrorPtr libxml2_complaint;
#endif

/* A complaint has text of the document in it, secrets too, and would go to standard error. */
static inline void libxml2_drop(void *context, libxml2_complaint complaint)
{
    (void)context;
    (void)complaint;
}

static inline void libxml2_drop_text(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

/* A reader of bytes that outlive it, which are UTF-8 whatever the document declares; NULL where memory lacks. */
static inline xmlTextReaderPtr libxml2_reader(const char *bytes, int count)
{
    xmlSetGenericErrorFunc(NULL, libxml2_drop_text);
    xmlSetStructuredErrorFunc(NULL, libxml2_drop);
    int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_IGNORE_ENC;
    xmlTextReaderPtr reader = xmlReaderForMemory(bytes, count, NULL, "UTF-8", options);
    if (reader)
        xmlTextReaderSetStructuredErrorHandler(reader, libxml2_drop, NULL);
    return reader;
}

#endif
