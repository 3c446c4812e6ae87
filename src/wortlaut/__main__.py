"""``python -m wortlaut``: the program, where its folder is not on the path."""

from wortlaut.serve.cli import main

if __name__ == "__main__":
    main()
