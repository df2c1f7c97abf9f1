-- Body of wrk: ten thousand customers in one list.
local rows = {}
for i = 1, 10000 do
  rows[i] = string.format('{"Recency":%d,"Frequency":%d,"Monetary":%d.%02d}',
    i * 7 % 400, 1 + i * 13 % 60, i * 97 % 9000, i * 31 % 100)
end
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = "[" .. table.concat(rows, ",") .. "]"
function done(summary, latency)
  io.write(string.format("RESULT %d %d %.3f %d\n", summary.requests, summary.duration,
    latency:percentile(99) / 1000, summary.errors.status + summary.errors.read + summary.errors.write
    + summary.errors.connect + summary.errors.timeout))
end
