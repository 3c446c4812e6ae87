"""How the reader's weights are made: from base weights and gold to the files in the package."""
