-- Bodies of wrk: a thousand customers, in turn.
local bodies = {}
for i = 1, 1000 do
  bodies[i] = string.format('{"Recency":%d,"Frequency":%d,"Monetary":%d.%02d,"Cluster":%d}',
    i * 7 % 400, 1 + i * 13 % 60, i * 97 % 9000, i * 31 % 100, 1 + i % 4)
end
local next = 0
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
function request()
  next = next % 1000 + 1
  return wrk.format(nil, nil, nil, bodies[next])
end
function done(summary, latency)
  io.write(string.format("RESULT %d %d %.3f %d\n", summary.requests, summary.duration,
    latency:percentile(99) / 1000, summary.errors.status + summary.errors.read + summary.errors.write
    + summary.errors.connect + summary.errors.timeout))
end
