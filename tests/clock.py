from django.db import connection


def set_clock(moment):
    """What the history's clock shows from now on, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('register.clock', %s, true)", [moment])
