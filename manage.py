#!/usr/bin/env python3
import os
import sys

from config import environment

if __name__ == "__main__":
    environment.enter()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if sys.argv[1:2] == ["test"]:
        os.environ["REGISTER_TESTING"] = "1"
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
