"""The forms in which people write keys down and may paste them anywhere, each with a made-up secret."""

from __future__ import annotations

import base64
import json
from urllib.parse import quote

CLIENT_ID = "FakeIdAb3dEf6hIj9kLm2nOp5qRs8tUv1wXy4zAb7"
SECRET = "FakeSecretzY8xW7vU6tS5rQ4pO3nM2lK1jI0hG9f"
API_KEY = "FakeSecret9c41d02b7ae85f36d1c90be4872fa365"


def writings(secret: str = SECRET) -> dict[str, str]:
    """Return name → text. In most of them no label of Kopo Kopo's own page is beside the key."""
    cut = [secret[place : place + 8] for place in range(0, len(secret), 8)]
    half = len(secret) // 2
    basic = base64.b64encode(f"{CLIENT_ID}:{secret}".encode()).decode()
    return {
        "alone": secret,
        "ruby": f"token = K2AccessToken.new('{CLIENT_ID}', '{secret}')",
        "python": f"k2connect.initialize('{CLIENT_ID}', '{secret}', 'https://sandbox.kopokopo.com/')",
        "php": f"$k = new K2('{CLIENT_ID}', '{secret}', 'k')",
        "php define": f"define('K2_SECRET', '{secret}');",
        "php array": f"'kopokopo' => ['secret' => '{secret}', 'scope' => 'till']",
        "java": f'private static final String K2 = "{secret}";',
        "go": f"cfg := k2.Config{{ID: `{CLIENT_ID}`, Sec: `{secret}`}}",
        "c#": f'var k2 = new K2Client(@"{CLIENT_ID}", @"{secret}");',
        "javascript": f"const options = {{clientId: '{CLIENT_ID}', clientSecret: '{secret}'}}",
        "log of json": f'INFO body "{{\\"client_id\\":\\"x\\",\\"client_secret\\":\\"{secret}\\"}}"',
        "json": json.dumps({"a": [{"b": secret}]}, indent=1),
        "json in json": json.dumps(json.dumps({"k": secret})),
        "json by code": '{"k":"' + "".join(f"\\u{ord(sign):04x}" for sign in secret) + '"}',
        "javascript by code": "".join(f"\\u{{{ord(sign):x}}}" for sign in secret),
        "yaml": f"kopokopo:\n  id: {CLIENT_ID}\n  sec: {secret}\n",
        "yaml folded": f"k: >-\n  {secret[:half]}\n  {secret[half:]}\n",
        "toml": f"[kopokopo]\nk = '''{secret}'''",
        "xml": f"<key><client_secret>{secret}</client_secret></key>",
        "env": f"KOPOKOPO_SECRET={secret}",
        "env export": f'export K2_S="{secret}"',
        "docker": f"ENV K2 {secret}",
        "label": f"Secret: {secret}",
        "kiswahili": f"Siri yetu ni hii: {secret} usimpe mtu",
        "chat": f"[27/11/2025, 10:45] Otieno: use {secret} 👍",
        "mail quoted": f"> > the secret you asked for\n> > {secret}\n",
        "mail of three": f"Client ID: {CLIENT_ID}\nClient Secret: {secret}\nAPI Key: {API_KEY}\n",
        "curl basic": f"curl -u {CLIENT_ID}:{secret} https://sandbox.kopokopo.com/oauth/token",
        "curl form": f"curl -d client_id={CLIENT_ID} -d client_secret={secret} https://api.kopokopo.com/oauth/token",
        "basic": f"Authorization: Basic {basic}",
        "basic wrapped": f"Authorization: Basic {basic[:40]}\n {basic[40:]}",
        "bearer": f"Authorization: Bearer {secret}",
        "query": f"https://sandbox.kopokopo.com/oauth/token?client_id={CLIENT_ID}&client_secret={secret}",
        "form": f"grant_type=client_credentials&client_id={CLIENT_ID}&client_secret={secret}",
        "percent": f"k={''.join(f'%{ord(sign):02X}' for sign in secret)}",
        "percent twice": quote(quote(f"client_secret={secret}", safe=""), safe=""),
        "signed in": f"https://{CLIENT_ID}:{secret}@api.kopokopo.com/",
        "base64": base64.b64encode(secret.encode()).decode(),
        "hex": secret.encode().hex(),
        "html": f"<td>Secret</td><td>{''.join(f'&#{ord(sign)};' for sign in secret)}</td>",
        "html with breaks": f"<b>{secret[:half]}<wbr>{secret[half:]}</b>",
        "quoted": f"“{secret}”",
        "backticks": f"```\n{secret}\n```",
        "zero width": "\u200b".join(secret),
        "soft hyphens": "\u00ad".join(cut),
        "word joiners": secret[:5] + "\u2060" + secret[5:20] + "\ufeff" + secret[20:],
        "full width": "".join(chr(ord(sign) + 0xFEE0) for sign in secret),
        "wrapped": f"{secret[:half]}\n{secret[half:]}",
        "wrapped, indented": f"the key is {secret[:13]}\n    {secret[13:29]}\n    {secret[29:]}",
        "wrapped by hand": f'k = "{secret[:half]}" \\\n    "{secret[half:]}"',
        "put together": f"'{secret[:half]}' + '{secret[half:]}'",
        "put together in php": f"'{secret[:half]}' . '{secret[half:]}'",
        "soft line ends": f"k: {secret[:half]}=\n{secret[half:]}",
        "in groups": " ".join(cut),
        "in groups by line": "\n".join(cut),
        "in fours": " ".join(secret[place : place + 4] for place in range(0, len(secret), 4)),
        "in fives by line": "\n".join(secret[place : place + 5] for place in range(0, len(secret), 5)),
        "with hyphens": "-".join(secret[place : place + 5] for place in range(0, len(secret), 5)),
        "letter by letter": " ".join(secret),
        "with commas": ",".join(secret),
        "quoted in an answer": f"{secret[:half]}\r\n> {secret[half:]}",
        "html by hex": "".join(f"&#x{ord(sign):x};" for sign in secret),
        "html twice": "".join(f"&amp;#{ord(sign)};" for sign in secret),
        "as a mail address": f"{secret}@gmail.com",
        "as a host": f"https://{secret}/",
        "as a port": f"njeri.example:{secret}",
        "as a file": f"config/{secret}.yml",
        "sql": f"INSERT INTO keys VALUES('{secret}')",
        "between letters of another script": f"密钥{secret}密钥",
        "beside a till": f"{secret}555555",
        "csv": f"555555,{secret},Westlands",
        "table": f"| id | sec |\n|---|---|\n| {CLIENT_ID} | {secret} |",
        "ini": f"[k2]\nsec={secret};comment",
        "git": f"-  sec: {secret}\n+  sec: ENV['K2']",
        "with a till": f"till 555555 Westlands, {secret}",
        "api key": API_KEY,
        "header": f"X-K2: {API_KEY}",
    }
