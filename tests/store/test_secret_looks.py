"""Keys are distinguished from names, texts and addresses by their look alone."""

from __future__ import annotations

import base64
import json
import random
import re
import secrets
import string
from urllib.parse import quote

import pytest

from k2desk.model.secret_looks import looks_like_keys
from tests.pasted_writings import SECRET, writings

ORDINARY = """\
Njeri Hardware
Mama Mboga & Sons 2
DUKA LA VITABU LA MTAANI
KCB-Westlands-Branch-2024
ABC123 Electronics
SuperMarket24Hours
NjeriHardware0712345678
McDonald's Nairobi CBD
M-PESA Buy Goods Till
Café Élysée, Rhapta Road
NJERIHARDWAREANDGENERALSTORES
njeri-hardware-and-general-stores-ltd-2024
Njeri_Hardware_2024_Westlands
WestlandsBranch2024Nairobi
KnightsbridgeSupermarket
Westlands 2nd Floor, Shop 12B
Till_No_555555_Westlands
K000555
555123
+254 712 345 678
0712345678 Wanjiku
QJK4XYZ123 confirmed by Otieno
KDA 123X delivery van
01108765432100
KE12 0110 8765 4321 0000 12
2025-11-27T10:00:00Z
20251127T100000Z
njeri.hardware2019@gmail.com
wanjiku.otieno+kopokopo.alerts.2024@njerihardware.co.ke
d76265cd-0951-e511-80da-0aa34a9b2388
D76265CD-0951-E511-80DA-0AA34A9B2388 and 0b1f2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d
https://njeri.example/k2/paid
https://njeri-hardware.co.ke/wp-json/kopokopo/v1/callback
https://api.kopokopo.com/api/v1/webhook_subscriptions/d76265cd-0951-e511-80da-0aa34a9b2388
Secret Garden Restaurant
The Secret: a spa
Token Arcade, Moi Avenue
Keys & Locks Ltd
Siri ya Urembo Salon
Ufunguo wa Mafanikio Shop
Wanaokwendanishwa na tutakayowaandikishia
Tafadhali wasiliana na msimamizi wa tovuti yenu kuhusu malipo yaliyochelewa
Basic Needs Supermarket
Otieno of Kopo Kopo support, ticket KK-2024-000123, on 27/11/2025 at 10:45
HP-15 laptops and iPhone15 repairs
Duka la Mama Njeri – Tawi la Pili (Gikomba)
内罗毕五金百货有限公司旗舰店分店总部办公室
متجر نجيري للأجهزة والمعدات الكهربائية
Dr. Kamau's Pharmacy24/7
Karen Nyeri Thika Kitui
D U K A  L A  V I T A B U  C H A  M T A A
555555 112233 778899 K112233 K554433
2025 2026 2027 Juja
la Phone Kenya Kamau 4U
njeri@1234567890.example
B2B2C Traders
7Eleven Store No. 4
https://sho
njeri.example/k2/p""".splitlines()

KEYS = [
    "FakeSecretzY8xW7vU6tS5rQ4pO3nM2lK1jI0hG9f",
    "FakeSecret0123456789abcdef0123456789abcdef",
    "FakeSecretAbcdefghijklmnop0123456789",
    "FakeSecretAAAA1111BBBB2222CCCC3333DDDD",
    "fakesecret_9f86d081884c7d659a2feaa0c55ad015",
    "FAKESECRET-ABCD1-EFGH2-IJKL3-MNOP4",
    "5f4dcc3b5aa765d61d8327deb882cf99aabbccdd",
    "-_aZ09-_bY18-_cX27-_dW36-_eV45-_fU54-_gT63",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJrMmRlc2sifQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_names_texts_and_addresses_are_no_keys(text):
    assert not looks_like_keys(text)


@pytest.mark.parametrize("till", ["500{:03}", "5000{:03}", "K500{:03}"])
@pytest.mark.parametrize(
    "name", ["KDA{:03}X", "NRB{:03}", "shop_{}", "shop-{}", "P0512345{:02}A", "TILL-{}", "Rm{:02}B"]
)
def test_a_list_of_tills_named_by_one_pattern_holds_no_key(name, till):
    """Number plates of matatus, codes of branches, stalls and rooms are consecutive, which pieces of a key never
    are.
    """
    for count in (3, 4, 9, 30):
        names = [name.format(number) for number in range(count)]
        assert not looks_like_keys("\n".join(f"{till.format(at)},{one}" for at, one in enumerate(names))), count
        for between in (" ", ", ", "\n"):
            assert not looks_like_keys(between.join(names)), (count, between)


def test_a_list_of_tills_named_by_their_places_holds_no_key():
    chance = random.Random(7)
    towns = (
        "Westlands Karen Gikomba Thika Kisumu Nakuru Eldoret Mombasa Nyali Likoni Rongai Ngara Kibera Githurai Ruiru"
        " Juja Embu Meru Nyeri Kericho Kisii Bungoma Busia Malindi Lamu Garissa Mwingi Njoro Ngong Shop2 Mtwapa Kwale"
    )
    places = re.findall(r"\w+", towns)
    for till in ("500{:03}", "5000{:03}", "K500{:03}"):
        for between in (",", " ", "\t"):
            for _ in range(20):
                lines = [f"{till.format(at)}{between}{chance.choice(places)}" for at in range(11)]
                assert not looks_like_keys("till,name\n" + "\n".join(lines)), lines


@pytest.mark.parametrize("size", [4, 5, 6, 8, 10])
def test_a_key_in_even_pieces_is_known_a_thousand_times_and_more(size):
    chance = random.Random(7)
    for signs in (string.ascii_letters + string.digits, "0123456789abcdef", string.ascii_lowercase + string.digits):
        for _ in range(400):
            key = "".join(chance.choices(signs, k=40))
            assert looks_like_keys(" ".join(key[at : at + size] for at in range(0, 40, size))), key


def test_whole_pages_of_ordinary_text_are_no_keys():
    assert not looks_like_keys("\n".join(ORDINARY))


@pytest.mark.parametrize("key", KEYS)
def test_a_key_is_known_by_its_look(key):
    assert looks_like_keys(key)
    assert looks_like_keys(f"Njeri Hardware {key} Westlands")
    assert looks_like_keys(key[:7] + "\u200b" + key[7:])


@pytest.mark.parametrize("name", list(writings()))
def test_a_key_is_known_in_every_writing(name):
    assert looks_like_keys(writings()[name]), name
    # As a field of one line accepts it.
    assert looks_like_keys(writings()[name].replace("\n", " ")), name


def test_keys_as_kopo_kopo_makes_them_are_known_a_thousand_times_and_more():
    chance = random.Random(7)

    def of(signs: str, length: int) -> str:
        return "".join(chance.choices(signs, k=length))

    letters = string.ascii_letters + string.digits
    missed = [
        key
        for _ in range(400)
        for key in (
            of(letters + "-_", 43),
            of("0123456789abcdef", 40),
            of(string.ascii_lowercase + string.digits, 32),
            of(string.ascii_uppercase + string.digits, 32),
        )
        if not looks_like_keys(key)
    ]
    assert missed == []
    assert looks_like_keys(secrets.token_urlsafe(32)) and looks_like_keys(secrets.token_hex(20))


@pytest.mark.parametrize("key", [SECRET, "5f4dcc3b5aa765d61d8327deb882cf99aabbccdd"])
def test_a_key_is_known_at_any_place_of_a_long_text_and_beside_any_sign(key):
    words = "Njeri Hardware, Westlands\n" * 700
    for cut in (0, 1, 16_300, 16_370, len(words)):
        assert looks_like_keys(words[:cut] + f" {key} " + words[cut:]), cut
    for before, after in (("密钥", "密钥"), ("é", "ñ"), ("_", "_"), ("-", "-"), ("“", "”"), ("x.", ".y"), ("@", "@")):
        assert looks_like_keys(before + key + after), (before, after)


def test_what_was_escaped_more_than_once_is_still_known():
    twice = json.dumps(json.dumps({"client_secret": SECRET}))
    assert looks_like_keys(twice)
    assert looks_like_keys(quote(quote("".join(f"\\u{ord(sign):04x}" for sign in SECRET))))
    assert looks_like_keys(base64.b64encode(f"id:{SECRET}".encode()).decode())
