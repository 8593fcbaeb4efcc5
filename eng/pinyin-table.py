# Writes src/AgentAssist/Retrieval/Tables/pinyin.tsv from the Unihan database (Debian: unicode-data; else unicode.org's Unihan_Readings.txt).
#   python3 eng/pinyin-table.py /usr/share/unicode/Unihan_Readings.txt.bz2 > src/AgentAssist/Retrieval/Tables/pinyin.tsv
import bz2
import sys
import unicodedata

common = {bytes([a, b]).decode("gb2312", "ignore") for a in range(0xB0, 0xF8) for b in range(0xA1, 0xFF)} - {""}
opener = bz2.open if sys.argv[1].endswith(".bz2") else open
readings = {}
with opener(sys.argv[1], "rt", encoding="utf-8") as lines:
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        if len(cells) != 3 or cells[1] != "kMandarin":
            continue
        character = chr(int(cells[0][2:], 16))
        if character in common:
            # The first reading is the customary one; the u with two dots is written v, other marks are tones.
            plain = unicodedata.normalize("NFD", cells[2].split(" ")[0]).replace("u\u0308", "v")
            syllable = "".join(c for c in plain if not unicodedata.combining(c))
            readings.setdefault(syllable, []).append(character)

sys.stdout.reconfigure(encoding="utf-8", newline="\n")
print("# How the characters of GB 2312 are read, tones left out: syllable<TAB>characters.")
print("# Source: Unihan database, field kMandarin (Unicode 15.0; Unicode License v3), facts only.")
for syllable in sorted(readings):
    print(f"{syllable}\t{''.join(sorted(readings[syllable]))}")
