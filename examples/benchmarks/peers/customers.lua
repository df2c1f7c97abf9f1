-- Requests of wrk: a thousand customers, in turn, written down once.
local requests = {}
local next = 0

function init()
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  for i = 1, 1000 do
    requests[i] = wrk.format(nil, nil, nil, string.format(
      '{"Recency":%d,"Frequency":%d,"Monetary":%d.%02d,"Cluster":%d}',
      i * 7 % 400, 1 + i * 13 % 60, i * 97 % 9000, i * 31 % 100, 1 + i % 4))
  end
end

function request()
  next = next % 1000 + 1
  return requests[next]
end

function done(summary, latency)
  io.write(string.format("RESULT %d %d %.3f %d\n", summary.requests, summary.duration,
    latency:percentile(99) / 1000, summary.errors.status + summary.errors.read + summary.errors.write
    + summary.errors.connect + summary.errors.timeout))
end
