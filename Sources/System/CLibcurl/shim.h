/* The part of libcurl that Courier uses: its functions with open argument lists, one for each type of argument. */
#ifndef CLIBCURL_SHIM_H
#define CLIBCURL_SHIM_H

/* Its type checks want options that are known when C is compiled. */
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

enum { LIBCURL_BASIC = CURLAUTH_BASIC };

static inline CURLcode libcurl_set_text(CURL *handle, CURLoption option, const char *text)
{
    return curl_easy_setopt(handle, option, text);
}

static inline CURLcode libcurl_set_number(CURL *handle, CURLoption option, long number)
{
    return curl_easy_setopt(handle, option, number);
}

static inline CURLcode libcurl_set_size(CURL *handle, CURLoption option, curl_off_t size)
{
    return curl_easy_setopt(handle, option, size);
}

static inline CURLcode libcurl_set_pointer(CURL *handle, CURLoption option, void *pointer)
{
    return curl_easy_setopt(handle, option, pointer);
}

static inline CURLcode libcurl_set_list(CURL *handle, CURLoption option, struct curl_slist *list)
{
    return curl_easy_setopt(handle, option, list);
}

/* CURLOPT_WRITEFUNCTION and CURLOPT_READFUNCTION. */
static inline CURLcode libcurl_set_flow(CURL *handle, CURLoption option, curl_read_callback function)
{
    return curl_easy_setopt(handle, option, function);
}

static inline CURLcode libcurl_set_debugging(CURL *handle, curl_debug_callback function)
{
    return curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, function);
}

/* 0 where there is none. */
static inline long libcurl_number(CURL *handle, CURLINFO info)
{
    long number = 0;
    return curl_easy_getinfo(handle, info, &number) == CURLE_OK ? number : 0;
}

static inline curl_off_t libcurl_time(CURL *handle, CURLINFO info)
{
    curl_off_t microseconds = 0;
    return curl_easy_getinfo(handle, info, &microseconds) == CURLE_OK ? microseconds : 0;
}

#endif
