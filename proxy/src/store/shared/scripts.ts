import { createHash } from 'node:crypto';
import type { RedisKeys } from './redis-keys';

/** A Lua script, which Redis runs as one step that nothing comes between. */
export interface Script {
  source: string;
  sha: string;
}

function script(source: string): Script {
  return { source, sha: createHash('sha1').update(source).digest('hex') };
}

/**
 * One call, in one step and by the server's clock: gives back places of calls that ended, checks that the token is as it
 * was known, counts a request against the tenant's quotas, and takes a place at the upstreams if the tenant's share, the
 * capacity of all and the turn of others allow it.
 *
 * Replies `changed` · `day`, left, ms until the day ends · `rate`, left, ms until full, ms to wait · `ok`, left, ms until
 * full, 1 with a place.
 *
 * The arithmetic of quotas is that of `QuotaCounter`. A bucket is never emptier than empty, so that a clock that was set
 * back makes nobody wait longer than a bucket takes to fill.
 */
const take = (keys: RedisKeys): Script =>
  script(`
local all, instances, turns, seen = '${keys.allActive}', '${keys.instances}', '${keys.turns}', '${keys.turnsSeen}'
local stamp, own = KEYS[1], KEYS[2]
local instance, tenant, knownStamp = ARGV[1], ARGV[2], ARGV[3]
local perMinute, burst, perDay = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local concurrent, capacity = tonumber(ARGV[7]), tonumber(ARGV[8])
local counts, places = ARGV[9] == '1', ARGV[10] == '1'
local DAY = 86400000
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local hasTurns = redis.call('ZCARD', turns) > 0

local function add(key, change)
  if change ~= 0 and redis.call('HINCRBY', key, instance, change) <= 0 then redis.call('HDEL', key, instance) end
end

-- Ended calls: those of others are given back here. Those of this tenant are settled with what it gets now, because
-- most calls only take the place of the one before.
local ended, ownEnded, isAwaited = #KEYS - 2, 0, hasTurns
for index = 3, #KEYS do
  if KEYS[index] == own then
    ownEnded = ownEnded + 1
  else
    add(KEYS[index], -1)
    isAwaited = isAwaited or tonumber(redis.call('HGET', KEYS[index], '?') or 0) > now
  end
end

-- Calls of instances that are alive. What the dead held is free.
local alive = {}
local function isAlive(name)
  if alive[name] == nil then alive[name] = name == instance or tonumber(redis.call('ZSCORE', instances, name) or 0) > now end
  return alive[name]
end

local known, active = {}, -ownEnded
if counts or places then
  local fields = redis.call('HGETALL', own)
  for index = 1, #fields, 2 do
    local name, value = fields[index], fields[index + 1]
    if not string.find(name, '/', 1, true) then known[name] = tonumber(value)
    elseif isAlive(name) then active = active + value
    else redis.call('HDEL', own, name) end
  end
  if ownEnded > 0 and (known['?'] or 0) > now then isAwaited = true end
end

local function settle(placed)
  add(own, placed - ownEnded)
  add(all, placed - ended)
  if ended > 0 and isAwaited then redis.call('PUBLISH', '${keys.free}', '') end
end

if counts and (redis.call('GET', stamp) or '') ~= knownStamp then
  settle(0)
  return {'changed'}
end

local left, untilFull = 0, 0
if counts then
  local interval = 60000 / perMinute
  -- In microseconds there: whole numbers are written and read fastest.
  local full = math.min((known.full or now * 1000) / 1000, now + burst * interval)
  local day, began, today = known.day or -1, (known.began or now * 1000) / 1000, known.today or 0
  local current = math.floor(now / DAY)
  local isNewDay = day ~= current or now < began or now - began >= DAY
  if isNewDay then day, began, today = current, now, 0 end
  local function state()
    untilFull = math.max(0, full - now)
    left = math.max(0, math.min(math.floor(burst - untilFull / interval + 0.001), perDay - today))
  end
  if today >= perDay then
    settle(0)
    state()
    return {'day', left, math.ceil(math.min((day + 1) * DAY - now, began + DAY - now))}
  end
  local nextFull = math.max(full, now) + interval
  local wait = nextFull - now - burst * interval
  if wait > 0.001 then
    settle(0)
    state()
    return {'rate', left, math.ceil(untilFull), math.ceil(wait)}
  end
  full, today = nextFull, today + 1
  redis.call('HSET', own, 'full', math.floor(full * 1000 + 0.5), 'today', today)
  if isNewDay then
    redis.call('HSET', own, 'day', day, 'began', math.floor(began * 1000 + 0.5))
    redis.call('PEXPIRE', own, 2 * DAY)
  end
  state()
end

-- Tenants whose turn comes first. One that nobody asked for within three seconds was left by a dead
-- instance.
local function ahead()
  if not hasTurns then return 0 end
  local first = redis.call('ZRANGE', turns, 0, 0)[1]
  while first and first ~= tenant and now - tonumber(redis.call('HGET', seen, first) or 0) > 3000 do
    redis.call('ZREM', turns, first)
    redis.call('HDEL', seen, first)
    first = redis.call('ZRANGE', turns, 0, 0)[1]
  end
  return redis.call('ZRANK', turns, tenant) or redis.call('ZCARD', turns)
end

local function free()
  local held = -ended
  local fields = redis.call('HGETALL', all)
  for index = 1, #fields, 2 do
    if isAlive(fields[index]) then held = held + fields[index + 1] else redis.call('HDEL', all, fields[index]) end
  end
  return capacity - held
end

local placed = 0
if places then
  if active >= concurrent then
    redis.call('HSET', own, '?', math.floor(now + 1000))
    redis.call('ZREM', turns, tenant)
  elseif free() <= ahead() then
    -- Not before it waits: a call whose body is refused must not keep a place from others.
    if not counts then
      redis.call('ZADD', turns, 'NX', now, tenant)
      redis.call('HSET', seen, tenant, math.floor(now))
    end
  else
    placed = 1
    if hasTurns and redis.call('ZREM', turns, tenant) == 1 then redis.call('HDEL', seen, tenant) end
  end
end
settle(placed)
-- A tenant that waits was counted before; only Redis without its data knows nothing of it.
if places and not counts and not known.day then redis.call('PEXPIRE', own, 2 * DAY) end
return {'ok', left, math.ceil(untilFull), placed}
`);

/** Says that an instance is alive, and at its (re)joining what calls it has under way. Replies how many instances are. */
const beat = (keys: RedisKeys): Script =>
  script(`
local instances, all = '${keys.instances}', '${keys.allActive}'
local instance, aliveMs = ARGV[1], tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
redis.call('ZADD', instances, now + aliveMs, instance)
redis.call('ZREMRANGEBYSCORE', instances, '-inf', now - 60000)
local total = 0
for index = 1, #KEYS do
  redis.call('HSET', KEYS[index], instance, ARGV[index + 2])
  if redis.call('PTTL', KEYS[index]) < 0 then redis.call('PEXPIRE', KEYS[index], 172800000) end
  total = total + ARGV[index + 2]
end
if total > 0 then redis.call('HSET', all, instance, total) end
return redis.call('ZCOUNT', instances, now, '+inf')
`);

/** Counts one refused key of a network. Replies how many there were without a pause of `ARGV[1]` milliseconds. */
const REFUSE = script(`
local count = redis.call('INCR', KEYS[1])
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return count
`);

export interface Scripts {
  take: Script;
  beat: Script;
  refuse: Script;
}

/** The scripts with the names of what all of them share written into them: a call sends only what is its own. */
export function createScripts(keys: RedisKeys): Scripts {
  return { take: take(keys), beat: beat(keys), refuse: REFUSE };
}
