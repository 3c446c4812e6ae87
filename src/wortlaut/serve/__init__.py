"""What people and programs see: the command line, the desk, the exports; no logic of its own."""
