# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a window through AT-SPI, as a screen reader does."""

import re

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402


WAS = re.compile(r', was (.*?)(?=, not confirmed$|, estimate$|$)')


def children(node):
    try:
        return [child for child in (node.get_child_at_index(i) for i in range(node.get_child_count())) if child]
    except GLib.Error:  # gone while we looked
        return []


def name(node):
    try:
        return node.get_name() or ''
    except GLib.Error:
        return ''


def role(node):
    try:
        return node.get_role()
    except GLib.Error:
        return Atspi.Role.INVALID


def walk(node):
    yield node
    for child in children(node):
        yield from walk(child)


def find_application(pid):
    """The application of a process as it is now; None while it has not said that it is there."""
    for application in children(Atspi.get_desktop(0)):
        try:
            if application.get_process_id() == pid:
                application.clear_cache()
                return application
        except GLib.Error:
            pass
    return None


def find_named(node, wanted):
    return next((found for found in walk(node) if name(found) == wanted), None) if node else None


def dump(node, depth=0):
    lines = [f'{"  " * depth}{role(node).value_nick} {name(node)!r}']
    for child in children(node):
        lines += dump(child, depth + 1)
    return lines


KEYS = {'Return': 0xff0d, 'Escape': 0xff1b, 'Home': 0xff50, 'Down': 0xff54, 'End': 0xff57}


def press_key(key):
    """On the keyboard, as whoever sits there does: a letter, or one of KEYS."""
    Atspi.generate_keyboard_event(KEYS.get(key) or ord(key), None, Atspi.KeySynthType.SYM)


def read_table(table):
    """The rows of a table: dicts from the column's full name to what its cell says. A cell is named "Column: value"; what a
    corrected value was before (", was …") is left out: read_old() has it."""
    rows = []
    for row in children(table):
        cells = [name(cell) for cell in children(row)]
        values = dict(cell.split(': ', 1) if ': ' in cell else (cell.rstrip(':'), '') for cell in cells)
        values = {column: WAS.sub('', value) for column, value in values.items()}
        if any(': ' in cell for cell in cells):
            rows.append(values)
    return rows


def read_old(table):
    """(column, old value) of every cell of a table that keeps one."""
    found = []
    for row in children(table):
        for cell in children(row):
            column, _, value = name(cell).partition(': ')
            was = WAS.search(value)
            if was:
                found.append((column, was.group(1)))
    return found


def names(node):
    return [name(found) for found in walk(node) if name(found)]


def is_button(node):
    return role(node) in (Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON)


def is_table(node):
    return role(node) in (Atspi.Role.TABLE, Atspi.Role.TREE_TABLE)


def is_shown(node):
    """Not on a page of a stack that another one hides."""
    try:
        return node.get_state_set().contains(Atspi.StateType.SHOWING) or node.get_state_set().contains(Atspi.StateType.VISIBLE)
    except GLib.Error:
        return False
