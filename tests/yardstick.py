"""Processor time in units of one fixed piece of work.

A busy machine gives a second of processor time only a third of the work of a quiet one, so limits in seconds
cannot be both tight and kept everywhere.
"""

import argparse
import ast
import inspect
import os

UNIT = inspect.getsource(argparse) * 6


def units(work):
    """How many units the work took, those of the processes that it ran and waited for among them."""
    before = seconds(one_unit)
    spent = seconds(work)
    return 2 * spent / (before + seconds(one_unit))


def one_unit():
    ast.unparse(ast.parse(UNIT))


def seconds(work):
    started = os.times()
    work()
    ended = os.times()
    return sum(ended[:4]) - sum(started[:4])
