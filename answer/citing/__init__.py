"""Citations, what stands in the source at their places, what contradicts it, and the gate (`verify.py`)."""
