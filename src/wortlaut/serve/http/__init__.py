"""The desk over HTTP: who may ask, what is asked of the store, and in which form it is answered."""
