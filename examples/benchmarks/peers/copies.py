"""Writes ten copies of a log with customers and orders renumbered. Arguments: FILE.gz OUT CUSTOMER ORDER."""
import csv
import gzip
import sys

source, target, customer, order = sys.argv[1:]
with gzip.open(source, "rt", encoding="utf-8", newline="") as file:
    rows = list(csv.reader(file))
header = rows[0]
c, o = header.index(customer), header.index(order)
with open(target, "w", encoding="utf-8", newline="") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for copy in range(10):
        for row in rows[1:]:
            row = row.copy()
            if row[c]:
                row[c] = str(copy * 100000 + int(float(row[c])))
            row[o] = row[o] and row[o] + str(copy)
            writer.writerow(row)
