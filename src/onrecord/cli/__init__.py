"""The command line: thin views over the workbench, one file for each family of commands."""

from onrecord.cli.app import main

__all__ = ["main"]
