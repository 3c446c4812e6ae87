import subprocess
import sys


def test_the_program_runs_as_a_module() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "wortlaut", "--version"], capture_output=True, text=True, check=True
    )
    assert ran.stdout.startswith("wortlaut ")
