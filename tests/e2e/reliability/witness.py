# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second reading of docs/stream.md: a client written from that page alone, to hold seats against.

    with Witness(url) as witness:
        witness.open_all()
        witness.digests()   # {topic: digest}, worked out here

It reads only when it is asked to: whoever does not ask is a seat that does not read.
"""
import base64
import json
import os
import socket
import struct
import time
from urllib.parse import urlsplit

PRIME = 0x100000001b3
BEGIN = (0xcbf29ce484222325, 0x9e3779b97f4a7c15)
MASK = (1 << 64) - 1


def rev_of(text):
    major, minor = text.split('.')
    return int(major), int(minor)


def mix(h):
    h = (h ^ h >> 33) * 0xff51afd7ed558ccd & MASK
    h = (h ^ h >> 33) * 0xc4ceb9fe1a85ec53 & MASK
    return h ^ h >> 33


def digest_one(kind, name, rev):
    sums = []
    for h in BEGIN:
        for byte in b'%s%s\0%d.%d' % (kind, name.encode(), *rev):
            h = (h ^ byte) * PRIME & MASK
        sums.append(mix(h))
    return sums


class Topic:
    """What is held of one topic: floors of scopes, and objects as (scope, rev)."""

    def __init__(self):
        self.floors, self.objects = {}, {}
        self.seq = self.epoch = None
        self.complete = False

    def put_scope(self, scope, rev, objects):
        floor = self.floors.get(scope, (0, 0))
        if rev > floor:
            kept = {o['id'] for o in objects}
            self.objects = {name: known for name, known in self.objects.items()
                            if known[0] != scope or name in kept or known[1] > rev}
            self.floors[scope] = rev
        for o in objects:
            self.put_object(o['id'], scope, rev_of(o['rev']))

    def put_object(self, name, scope, rev):
        if rev >= self.floors.get(scope, (0, 0)) and rev >= self.objects.get(name, ('', (0, 0)))[1]:
            self.objects[name] = (scope, rev)

    def take_snap(self, frame):
        by_scope = {scope: [] for scope in frame['scopes']}
        for o in frame['objects']:
            by_scope.setdefault(o['scope'], []).append(o)
        for scope, objects in by_scope.items():
            told = frame['scopes'].get(scope)
            self.put_scope(scope, rev_of(told['rev']) if told else (0, 0), objects)
        self.seq, self.epoch = frame['seq'], frame['epoch']
        self.complete = not frame.get('more')

    def take_put(self, frame):
        scope, rev = frame['scope'], rev_of(frame['rev'])
        floor = self.floors.get(scope, (0, 0))
        if frame.get('full'):
            if rev <= floor:
                pass
            elif rev_of(frame.get('base', '0.0')) != floor:
                raise ValueError('a put on another base')
            else:
                for name in frame.get('gone', []):
                    if name in self.objects and self.objects[name][1] <= rev:
                        del self.objects[name]
                self.floors[scope] = rev
        for o in frame.get('objects', []):
            self.put_object(o['id'], scope, rev_of(o.get('rev', frame['rev'])))
        if not frame.get('more'):
            self.seq = frame['seq']

    def digest(self):
        first = second = 0
        things = [(b's', scope, rev) for scope, rev in self.floors.items() if rev != (0, 0)]
        things += [(b'o', name, max(rev, self.floors.get(scope, (0, 0)))) for name, (scope, rev) in self.objects.items()]
        for thing in things:
            one, two = digest_one(*thing)
            first, second = (first + one) & MASK, (second + two) & MASK
        return '%016x%016x' % (first, second)


class Witness:
    def __init__(self, url, receive_buffer=None):
        place = urlsplit(url)
        self.topics, self.names, self.said_bye = {}, None, None
        self.frames = {}  # type → how many
        self.buffer = b''
        self.socket = socket.socket()
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(30)
        self.socket.connect((place.hostname, place.port))
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((
            'GET /stream HTTP/1.1\r\nHost: %s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: %s\r\n'
            'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: gantry.v1\r\n\r\n' % (place.netloc, key)).encode())
        while b'\r\n\r\n' not in self.buffer:
            self.buffer += self.receive()
        head, self.buffer = self.buffer.split(b'\r\n\r\n', 1)
        if b' 101 ' not in head.split(b'\r\n')[0]:
            raise ConnectionError(head.split(b'\r\n')[0].decode())
        self.send({'t': 'hello', 'client': 'witness'})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def receive(self):
        data = self.socket.recv(1 << 16)
        if not data:
            raise ConnectionError('the relay closed the connection')
        return data

    def send(self, frame):
        text = json.dumps(frame).encode()
        size = bytes([0x80 | len(text)]) if len(text) < 126 else b'\xfe' + struct.pack('>H', len(text))
        self.socket.sendall(b'\x81' + size + b'\0\0\0\0' + text)

    def read_message(self):
        """(opcode, payload) of one unfragmented WebSocket message; the relay sends no others."""
        while True:
            if len(self.buffer) >= 2:
                size, start = self.buffer[1] & 0x7f, 2
                if size == 126 and len(self.buffer) >= 4:
                    size, start = struct.unpack('>H', self.buffer[2:4])[0], 4
                elif size == 127 and len(self.buffer) >= 10:
                    size, start = struct.unpack('>Q', self.buffer[2:10])[0], 10
                elif size >= 126:
                    size = len(self.buffer)
                if len(self.buffer) >= start + size:
                    opcode, payload = self.buffer[0] & 0x0f, self.buffer[start:start + size]
                    self.buffer = self.buffer[start + size:]
                    return opcode, payload
            self.buffer += self.receive()

    def read(self):
        """Takes one frame and returns it."""
        opcode, payload = self.read_message()
        if opcode == 8:
            raise ConnectionError('closed by the relay')
        if opcode != 1:
            return {'t': ''}
        frame = json.loads(payload)
        kind = frame['t']
        self.frames[kind] = self.frames.get(kind, 0) + 1
        if kind == 'topics':
            self.names = (self.names or []) + [t['topic'] for t in frame['topics']]
        elif kind == 'snap':
            self.topics[frame['topic']].take_snap(frame)
        elif kind == 'opened' and frame['outcome'] == 'replayed':
            self.topics[frame['topic']].complete = True
        elif kind == 'put':
            self.topics[frame['topic']].take_put(frame)
        elif kind == 'bye':
            self.said_bye = frame.get('why', '')
        return frame

    def open_all(self):
        """Every topic that is there, whole."""
        self.send({'t': 'list'})
        while self.names is None:
            self.read()
        for name in self.names:
            self.topics[name] = Topic()
            self.send({'t': 'open', 'topic': name})
        while not all(topic.complete for topic in self.topics.values()):
            self.read()

    def read_until(self, is_done, patience):
        end = time.monotonic() + patience
        while not is_done():
            if time.monotonic() > end:
                return False
            self.read()
        return True

    def digests(self):
        return {name: topic.digest() for name, topic in self.topics.items()}

    def count_objects(self):
        return sum(len(topic.objects) for topic in self.topics.values())


def look(url):
    """What a relay holds now: ({topic: digest}, objects)."""
    with Witness(url) as witness:
        witness.open_all()
        return witness.digests(), witness.count_objects()
