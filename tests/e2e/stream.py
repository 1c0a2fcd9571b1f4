# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads everything that a relay holds, over its stream, as docs/stream.md has it: a client of its own, so that what the tests compare
does not go through ours."""

import base64
import json
import os
import socket
import struct
import urllib.parse

from house import PATIENCE, check


class Stream:
    """A WebSocket of the subprotocol gantry.v1; reads and writes text frames."""

    def __init__(self, url):
        where = urllib.parse.urlsplit(url)
        self.socket = socket.create_connection((where.hostname, where.port), PATIENCE)
        self.file = self.socket.makefile('rb')
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(('GET /stream HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
                             'Sec-WebSocket-Key: %s\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: gantry.v1\r\n\r\n'
                             % (where.netloc, key)).encode())
        status = self.file.readline()
        check(b' 101 ' in status, 'handshake: %r' % status)
        while self.file.readline().strip():
            pass

    def say(self, **frame):
        data = json.dumps(frame).encode()
        mask = os.urandom(4)
        head = struct.pack('!BB', 0x81, 0x80 | len(data)) if len(data) < 126 else struct.pack('!BBH', 0x81, 0xfe, len(data))
        self.socket.sendall(head + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(data)))

    def hear(self):
        text = b''
        while True:
            first, second = self.file.read(2)
            length = second & 0x7f
            if length == 126:
                length = struct.unpack('!H', self.file.read(2))[0]
            elif length == 127:
                length = struct.unpack('!Q', self.file.read(8))[0]
            payload = self.file.read(length)
            if first & 0x0f in (0, 1):
                text += payload
                if first & 0x80:
                    return json.loads(text)

    def close(self):
        self.file.close()
        self.socket.close()


def read_all(url):
    """{topic: {id: body}} of all topics that there are."""
    stream = Stream(url)
    stream.say(t='hello', client='test')
    stream.say(t='list')
    topics = {}
    missing = None
    while missing is None or missing:
        frame = stream.hear()
        if frame['t'] == 'topics' and missing is None:
            missing = {entry['topic'] for entry in frame['topics']}
            for topic in sorted(missing):
                stream.say(t='open', topic=topic)
        elif frame['t'] == 'snap':
            for item in frame['objects']:
                topics.setdefault(frame['topic'], {})[item['id']] = item['body']
            if not frame.get('more'):
                missing.discard(frame['topic'])
        check(frame['t'] != 'bye', 'let go: %r' % frame)
    stream.close()
    return topics
