# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A TCP proxy on loopback that breaks connections on demand.

    proxy = FaultProxy(upstream_port); proxy.start(); … connect to proxy.port …; proxy.stop()

Faults, for every connection that is open now and, where it makes sense, for those that come:
  drop()            close both ends in order (FIN)
  reset()           close both ends with RST
  refuse(on)        accept nothing: new connections are reset at once
  stall(on)         take bytes, pass none on, in both directions; what waits goes on when it is switched off
  half_open(on)     the client goes on sending and gets nothing: the bytes of the upstream are lost, and so is the connection, with
                    RST, when it is switched off; who comes meanwhile gets no answer either
  cut(n)            every connection that is open now: after n more bytes from the upstream, close: in the middle of a frame
  delay(seconds)    pass every byte on so much later, each way
  throttle(rate)    at most so many bytes a second from the upstream to the client; None: no limit
Everything runs in one thread with its own event loop and ends with stop().
"""
import asyncio
import socket
import struct
import threading
import time

CHUNK = 16384
QUEUE = 1024 * 1024  # bytes that may wait on one way before the sender is held back


class _Pipe:
    """One connection: two ways, each with its own queue."""

    def __init__(self, proxy, down, up):
        self.proxy, self.down, self.up = proxy, down, up
        self.tasks = []
        self.cut = None       # bytes until it is cut
        self.holey = False    # bytes were lost: nothing sensible can follow

    async def run(self):
        self.tasks = [asyncio.ensure_future(self.way(self.down[0], self.up[1], False)),
                      asyncio.ensure_future(self.way(self.up[0], self.down[1], True))]
        await asyncio.wait(self.tasks, return_when=asyncio.FIRST_COMPLETED)
        self.close()

    async def way(self, reader, writer, from_upstream):
        queue = asyncio.Queue()
        waiting = [0]
        sender = asyncio.ensure_future(self.pass_on(queue, waiting, writer, from_upstream))
        try:
            while True:
                while waiting[0] > QUEUE and not sender.done():
                    await asyncio.sleep(0.005)
                data = await reader.read(CHUNK)
                if not data or sender.done():
                    break
                waiting[0] += len(data)
                queue.put_nowait((asyncio.get_running_loop().time() + self.proxy._delay, data))
            queue.put_nowait((0, b''))
            await sender
        except (ConnectionError, OSError):
            pass
        finally:
            sender.cancel()

    async def pass_on(self, queue, waiting, writer, from_upstream):
        loop = asyncio.get_running_loop()
        while True:
            due, data = await queue.get()
            if not data:
                return
            wait = due - loop.time()
            if wait > 0:
                await asyncio.sleep(wait)
            await self.proxy._flowing.wait()
            waiting[0] -= len(data)
            if from_upstream:
                self.proxy.last_passed = time.monotonic()
                if self.proxy._half_open:
                    self.holey = True
                if self.holey:
                    continue
                data = self.take_cut(data)
                await self.slow(writer, data)
                if self.cut == 0:
                    self.close()
                    return
            else:
                writer.write(data)
                await writer.drain()

    def take_cut(self, data):
        if self.cut is not None:
            data = data[:self.cut]
            self.cut -= len(data)
        return data

    async def slow(self, writer, data):
        rate = self.proxy._rate
        step = len(data) if rate is None else max(1, rate // 20)
        for start in range(0, len(data), step):
            writer.write(data[start:start + step])
            await writer.drain()
            if rate is not None:
                await asyncio.sleep(min(step, len(data) - start) / rate)

    def close(self, reset=False):
        for task in self.tasks:
            task.cancel()
        for _, writer in (self.down, self.up):
            sock = writer.get_extra_info('socket')
            if reset and sock is not None:
                try:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
                except OSError:
                    pass
                writer.transport.abort()
            else:
                writer.close()
        self.proxy._pipes.discard(self)


class FaultProxy:
    def __init__(self, upstream_port, port=0):
        self.upstream_port, self.port = upstream_port, port
        self.connections = 0  # accepted so far
        self.last_passed = 0.0  # when the last bytes went from the upstream to a client, time.monotonic()
        self._pipes = set()
        self._delay, self._rate = 0.0, None
        self._half_open, self._refusing = False, False
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._main, daemon=True)

    def start(self):
        self._thread.start()
        if not self._ready.wait(10):
            raise RuntimeError('the fault proxy did not start')
        return self

    def stop(self):
        self._call(self._finish)
        self._thread.join(10)

    def drop(self):
        self._call(lambda: [pipe.close() for pipe in list(self._pipes)])

    def reset(self):
        self._call(lambda: [pipe.close(reset=True) for pipe in list(self._pipes)])

    def refuse(self, on=True):
        self._refusing = on

    def stall(self, on=True):
        self._call(self._flowing.clear if on else self._flowing.set)

    def half_open(self, on=True):
        def switch():
            self._half_open = on
            for pipe in list(self._pipes):
                if pipe.holey and not on:
                    pipe.close(reset=True)
        self._call(switch)

    def cut(self, n):
        def spread():
            for pipe in self._pipes:
                pipe.cut = n
        self._call(spread)

    def cutting(self):
        """How many connections wait to be cut."""
        return sum(pipe.cut is not None for pipe in list(self._pipes))

    def delay(self, seconds):
        self._delay = seconds

    def throttle(self, rate):
        self._rate = rate

    # ---- inside the thread ----------------------------------------------------------------------
    def _call(self, function):
        done = threading.Event()

        def run():
            function()
            done.set()
        self._loop.call_soon_threadsafe(run)
        done.wait(10)

    def _finish(self):
        for pipe in list(self._pipes):
            pipe.close()
        self._over.set()

    def _main(self):
        asyncio.run(self._serve())

    async def _serve(self):
        self._loop = asyncio.get_running_loop()
        self._flowing, self._over = asyncio.Event(), asyncio.Event()
        self._flowing.set()
        server = await asyncio.start_server(self._accept, '127.0.0.1', self.port)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._over.wait()
        server.close()

    async def _accept(self, reader, writer):
        self.connections += 1
        if self._refusing:
            writer.transport.abort()
            return
        try:
            up = await asyncio.open_connection('127.0.0.1', self.upstream_port)
        except OSError:
            writer.transport.abort()
            return
        pipe = _Pipe(self, (reader, writer), up)
        self._pipes.add(pipe)
        try:
            await pipe.run()
        except asyncio.CancelledError:  # the loop ends
            pass
