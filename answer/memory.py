"""Python's collector of cyclic garbage, set for answers of thousands of rows, of which none is garbage."""

import gc

YOUNG = 100_000  # objects made before the youngest are looked through


def settle() -> None:
    """Leaves out of every later collection what is loaded by now, and makes collections rare."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 20)
