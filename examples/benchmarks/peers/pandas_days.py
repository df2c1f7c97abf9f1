"""Groups a log by customer and day, then by customer, with pandas. Arguments: FILE CUSTOMER TIME AMOUNT [QUANTITY]."""
import sys

import pandas

file, customer, time, *amounts = sys.argv[1:]
log = pandas.read_csv(file, usecols=[customer, time, *amounts])
log = log[log[customer].notna()]
amount = log[amounts[0]] if len(amounts) == 1 else log[amounts[0]] * log[amounts[1]]
days = pandas.DataFrame({"c": log[customer], "d": log[time].str[:10], "a": amount}).groupby(["c", "d"], sort=False)["a"].sum()
rfm = days.reset_index().groupby("c").agg(last=("d", "max"), days=("d", "count"), amount=("a", "sum"))
print(len(rfm), rfm["days"].sum(), round(rfm["amount"].sum(), 2))
