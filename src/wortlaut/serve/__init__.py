"""What people and programs see: the command line and the pages it exports; no logic of its own."""
