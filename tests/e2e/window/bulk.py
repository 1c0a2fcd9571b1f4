# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads much of a window through AT-SPI at once: the same questions that a screen reader asks, many under way at a time. For tests that
read hundreds of tables; tree.py is simpler."""

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ACCESSIBLE = 'org.a11y.atspi.Accessible'
ROOT = '/org/a11y/atspi/accessible/root'
TABLES = (Atspi.Role.TABLE, Atspi.Role.TREE_TABLE)
BUTTONS = (Atspi.Role.PUSH_BUTTON,)
PATIENCE = 10000  # ms


def open_bus():
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, 0, PATIENCE, None)
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address.unpack()[0], flags, None, None)


class Reader:
    """What an application says of its widgets, which are named by their paths. What is gone by the time says nothing."""

    def __init__(self, pid):
        self.bus = open_bus()
        self.name = next(name for name in self.ask_bus('ListNames') if name.startswith(':') and
                         self.ask_bus('GetConnectionUnixProcessID', name) == pid)

    def ask_bus(self, method, *arguments):
        parameters = GLib.Variant('(' + 's' * len(arguments) + ')', arguments)
        return self.bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', method, parameters, None, 0,
                                  PATIENCE, None).unpack()[0]

    def ask(self, paths, interface, method, parameters, nothing):
        """One answer a path; all questions are sent before the first answer is waited for."""
        answers, left = [nothing] * len(paths), len(paths)

        def answered_cb(bus, result, index):
            nonlocal left
            left -= 1
            try:
                answers[index] = bus.call_finish(result).unpack()[0]
            except GLib.Error:
                pass

        for index, path in enumerate(paths):
            self.bus.call(self.name, path, interface, method, parameters, None, 0, PATIENCE, None, answered_cb, index)
        while left > 0:
            GLib.MainContext.default().iteration(True)
        return answers

    def children(self, paths):
        """[[path]]"""
        return [[path for _, path in found] for found in self.ask(paths, ACCESSIBLE, 'GetChildren', None, [])]

    def roles(self, paths):
        return [Atspi.Role(role) for role in self.ask(paths, ACCESSIBLE, 'GetRole', None, 0)]

    def names(self, paths):
        return self.ask(paths, 'org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', (ACCESSIBLE, 'Name')), '')

    def find(self, roles):
        """[(name, path)] of what has one of these roles in the application, in pages that are shown and in those that are not;
        nobody looks into tables."""
        level, all_found = [ROOT], []
        while level:
            level = [path for paths in self.children(level) for path in paths]
            known = dict(zip(level, self.roles(level)))
            found = [path for path, role in known.items() if role in roles]
            all_found += zip(self.names(found), found)
            level = [path for path, role in known.items() if path not in found and role not in TABLES]
        return all_found

    def find_tables(self):
        return self.find(TABLES)

    def find_buttons(self):
        return self.find(BUTTONS)

    def read_table(self, path):
        """[[name of a cell]] of the rows, the first of which has the headings."""
        rows = self.children([path])[0]
        rows = [row for row, role in zip(rows, self.roles(rows)) if role == Atspi.Role.TABLE_ROW]
        cells = self.children(rows)
        names = iter(self.names([cell for row in cells for cell in row]))
        return [[next(names) for _ in row] for row in cells]
