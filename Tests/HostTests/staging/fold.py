"""A name service that knows each user by several names (native-fold/nss_fold.c)."""

from staging import name_service


def folding():
    """Meanwhile programs that start find NAME also as its upper-case form, NAME@corp and NAME@alias."""
    return name_service.beside_files("fold", "passwd", "shadow")
