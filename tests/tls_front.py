"""An HTTPS front for a practice server, in a process of its own, which looks like LIVE or SANDBOX from outside.

Arguments: the practice server's base URL, a certificate file, a key file, seconds that its clock is ahead. Prints its
base URL and ends when its standard input closes.
"""

from __future__ import annotations

import asyncio
import email.utils
import os
import sys
import threading
import time

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_KEPT = ("authorization", "content-type", "accept", "user-agent")


async def main(backend: str, certificate: str, key: str, ahead: str) -> None:
    async with httpx.AsyncClient(base_url=backend, trust_env=False) as client:

        async def forward(request: Request) -> Response:
            headers = {name: request.headers[name] for name in _KEPT if name in request.headers}
            got = await client.request(request.method, request.url.path, content=await request.body(), headers=headers)
            answer = Response(got.content, got.status_code)
            for name in ("content-type", "location", "retry-after"):
                if name in got.headers:
                    answer.headers[name] = got.headers[name].replace(backend, str(request.base_url).rstrip("/"))
            answer.headers["date"] = email.utils.formatdate(time.time() + float(ahead), usegmt=True)
            return answer

        app = Starlette(routes=[Route("/{path:path}", forward, methods=["GET", "POST"])])
        config = uvicorn.Config(
            app,
            host="127.0.0.1",
            port=0,
            ssl_certfile=certificate,
            ssl_keyfile=key,
            log_level="critical",
            date_header=False,
            timeout_graceful_shutdown=0,
        )
        server = uvicorn.Server(config)
        loop = asyncio.get_running_loop()

        def watch() -> None:
            while os.read(0, 4096):
                pass
            loop.call_soon_threadsafe(setattr, server, "should_exit", True)

        serving = asyncio.ensure_future(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        print(f"https://localhost:{port}", flush=True)
        threading.Thread(target=watch, daemon=True).start()
        await serving


asyncio.run(main(*sys.argv[1:]))
