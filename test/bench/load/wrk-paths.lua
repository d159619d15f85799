-- Asks the paths of a file one after another, over and over, and prints what was measured as one line of JSON.
--   wrk ... -s wrk-paths.lua URL -- FILE [HEADER VALUE]...

local paths = {}
local next_path = 0

function init(arguments)
  for line in io.lines(arguments[1]) do paths[#paths + 1] = line end
  for at = 2, #arguments, 2 do wrk.headers[arguments[at]] = arguments[at + 1] end
end

function request()
  next_path = next_path % #paths + 1
  return wrk.format("GET", paths[next_path])
end

function done(summary, latency)
  local failed = summary.errors
  io.write(string.format(
    '\n{"answers":%d,"seconds":%.6f,"bytes":%d,"p50Ms":%.3f,"p90Ms":%.3f,"p99Ms":%.3f,"maxMs":%.3f,"refused":%d,"errors":%d}\n',
    summary.requests, summary.duration / 1e6, summary.bytes,
    latency:percentile(50) / 1000, latency:percentile(90) / 1000, latency:percentile(99) / 1000, latency.max / 1000,
    failed.status, failed.connect + failed.read + failed.write + failed.timeout))
end
