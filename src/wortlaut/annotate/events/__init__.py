"""What political actors do to each other, found by the words that name it (PLOVER)."""
