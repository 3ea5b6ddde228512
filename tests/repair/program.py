"""Runs the program for the scripts of this folder."""
import json, subprocess, sys


def run(program, *arguments):
    """What the program did; ends this script where it could not do its job."""
    done = subprocess.run([program, *arguments], capture_output=True, text=True)
    if done.returncode == 2:
        sys.exit(done.stderr)
    return done


def lines(program, *arguments):
    """The objects that the program prints, one in a line."""
    return [json.loads(line) for line in run(program, *arguments).stdout.splitlines()]
